import { RotateCcw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';

/** A fault of the page itself; the shell around it stays usable. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert aria-hidden="true" />}
        title={t('shell.crashTitle')}
        action={
          <Button
            icon={<RotateCcw aria-hidden="true" className="size-5" />}
            onClick={() => window.location.reload()}
          >
            {t('shell.reload')}
          </Button>
        }
      >
        {t('shell.crash')}
      </EmptyState>
    </div>
  );
}
