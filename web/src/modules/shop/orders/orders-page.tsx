import { useTranslation } from 'react-i18next';

export function OrdersPage() {
  const { t } = useTranslation();
  return <h1>{t('shopOrders.title')}</h1>;
}
