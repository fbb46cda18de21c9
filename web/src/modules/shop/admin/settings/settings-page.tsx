import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shippingQuery } from '../../../../api/shop-admin.ts';
import { orderRulesQuery } from '../../../../api/shop-admin-orders.ts';
import { Loaded } from '../../../../ui/loaded.tsx';
import { Page } from '../../../../ui/page.tsx';
import { OrderRulesForm } from './order-rules-form.tsx';
import { ShippingForm } from './shipping-form.tsx';

/** What sending costs, and how long members have. */
export function ShopSettingsPage() {
  const { t } = useTranslation();
  const shipping = useQuery({ ...shippingQuery, refetchOnWindowFocus: false });
  const rules = useQuery({ ...orderRulesQuery, refetchOnWindowFocus: false });
  return (
    <Page title={t('shopAdmin.settings.title')} lead={t('shopAdmin.settings.lead')}>
      <div className="flex max-w-3xl flex-col gap-6">
        <Loaded query={shipping}>{(data) => <ShippingForm key={data.version} shipping={data} />}</Loaded>
        <Loaded query={rules}>{(data) => <OrderRulesForm key={JSON.stringify(data)} rules={data} />}</Loaded>
      </div>
    </Page>
  );
}
