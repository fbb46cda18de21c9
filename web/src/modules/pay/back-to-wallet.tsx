import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BackIcon, backClass } from '../../ui/page.tsx';

export function BackToWallet() {
  const { t } = useTranslation();
  return (
    <Link to="/pay" className={backClass}>
      <BackIcon />
      {t('pay.title')}
    </Link>
  );
}
