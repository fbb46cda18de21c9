import { useTranslation } from 'react-i18next';

export function ShopDashboardPage() {
  const { t } = useTranslation();
  return <h1>{t('shopAdmin.title')}</h1>;
}
