import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.notFoundTitle')} hideTitle>
      <EmptyState
        icon={<MapPinOff aria-hidden="true" />}
        title={t('shell.notFoundTitle')}
        action={
          <Link to="/" className={buttonClass('primary')}>
            {t('shell.goHome')}
          </Link>
        }
      >
        {t('shell.notFound')}
      </EmptyState>
    </Page>
  );
}
