import { useTranslation } from 'react-i18next';

export function ShopHomePage() {
  const { t } = useTranslation();
  return <h1>{t('shop.title')}</h1>;
}
