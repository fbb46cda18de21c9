import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminProduct } from '../../../../api/shop-admin-types.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { ProductBadge, STATUSES } from '../products/status.tsx';
import { StatusDialog } from '../products/status-dialog.tsx';
import type { ProductForm } from './form.ts';

type Props = ProductForm & {
  /** null: it is not there yet, and the form says how it begins. */
  product: AdminProduct | null;
  onStatus: (product: AdminProduct) => void;
};

/** Whether and when a product can be bought, how many by one member, and how it gets there. */
export function SaleCard({ draft, change, errorAt, product, onStatus }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const status = product?.status ?? draft.status;
  return (
    <Card className="flex flex-col gap-5">
      <h2 className="text-lg font-bold">{t('shopAdmin.editor.sale')}</h2>
      <div>
        <p className="mb-1 text-sm font-semibold">{t('shopAdmin.products.status')}</p>
        {product === null ? (
          <Segmented
            label={t('shopAdmin.products.status')}
            value={draft.status}
            onChange={(next) => change({ status: next })}
            tabs={STATUSES.map((value) => ({ value, label: t(`shopAdmin.products.statuses.${value}`) }))}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <ProductBadge status={product.status} />
            <Button size="sm" variant="secondary" onClick={() => setAsking(true)}>
              {t('shopAdmin.products.changeStatus')}
            </Button>
          </div>
        )}
        <p className="mt-1 px-1 text-sm text-muted">{t(`shopAdmin.products.statusHints.${status}`)}</p>
      </div>
      <Switch
        label={
          <>
            <span className="block font-semibold">{t('shopAdmin.editor.isDrop')}</span>
            <span className="block text-sm text-muted">{t('shopAdmin.editor.isDropHint')}</span>
          </>
        }
        checked={draft.isDrop}
        onChange={(isDrop) => change({ isDrop })}
      />
      <div className="grid grid-cols-1 items-start gap-x-4 gap-y-5 sm:grid-cols-2">
        <Field
          label={t('shopAdmin.editor.opensAt')}
          {...(!draft.isDrop && { optional: t('common.optional') })}
          hint={t('shopAdmin.editor.opensAtHint')}
          type="datetime-local"
          value={draft.opensAt}
          error={errorAt('opensAt')}
          onChange={(event) => change({ opensAt: event.target.value })}
        />
        <Field
          label={t('shopAdmin.editor.perMemberLimit')}
          optional={t('common.optional')}
          hint={t('shopAdmin.editor.perMemberLimitHint')}
          inputMode="numeric"
          autoComplete="off"
          value={draft.perMemberLimit}
          error={errorAt('perMemberLimit')}
          onChange={(event) => change({ perMemberLimit: event.target.value.replace(/\D/g, '').slice(0, 4) })}
        />
      </div>
      <div>
        <p className="mb-1 text-sm font-semibold">{t('shopAdmin.editor.delivery')}</p>
        <Segmented
          label={t('shopAdmin.editor.delivery')}
          value={draft.delivery}
          onChange={(delivery) => change({ delivery })}
          tabs={(['parcel', 'none'] as const).map((value) => ({
            value,
            label: t(`shopAdmin.editor.deliveries.${value}`),
          }))}
        />
      </div>
      {isAsking && product !== null && (
        <StatusDialog products={[product]} onChanged={onStatus} onClose={() => setAsking(false)} />
      )}
    </Card>
  );
}
