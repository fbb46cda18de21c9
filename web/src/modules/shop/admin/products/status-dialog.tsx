import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeStatus, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { AdminProduct, AdminProductSummary, ProductStatus } from '../../../../api/shop-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { STATUSES } from './status.tsx';

/** What was on sale once is no draft any more. */
const CHOICES = STATUSES.filter((status) => status !== 'draft');

type Props = {
  products: Pick<AdminProductSummary, 'productId' | 'name' | 'status'>[];
  onChanged?: (product: AdminProduct) => void;
  onClose: () => void;
};

/** Several products on sale, hidden or ended: one after the other, and whoever is refused is named. */
export function StatusDialog({ products, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<ProductStatus>(() =>
    products.every((one) => one.status === 'on-sale') ? 'hidden' : 'on-sale',
  );
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ name: string; error: unknown }[]>([]);
  const run = async (reason: string) => {
    setBusy(true);
    const failures = [];
    for (const { productId, name, status: before } of products) {
      if (before === status) continue;
      try {
        const { data } = await changeStatus(productId, { status, reason });
        onChanged?.(data);
      } catch (error) {
        failures.push({ name: say(name), error });
      }
    }
    await queryClient.invalidateQueries({ queryKey: shopAdminKey });
    setBusy(false);
    setRefused(failures);
    if (failures.length === 0) {
      toast(t('shopAdmin.products.statusChanged'));
      onClose();
    }
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('shopAdmin.products.statusTitle', { count: products.length })}
      description={t(`shopAdmin.products.statusHints.${status}`)}
      confirmLabel={t('shopAdmin.products.changeStatus')}
      busy={busy}
      withReason
      onConfirm={(reason) => void run(reason)}
    >
      <Segmented
        label={t('shopAdmin.products.status')}
        value={status}
        onChange={setStatus}
        tabs={CHOICES.map((value) => ({ value, label: t(`shopAdmin.products.statuses.${value}`) }))}
      />
      {refused.map(({ name, error }) => (
        <div key={name}>
          <p className="mb-1 font-semibold">{name}</p>
          <FormError error={error} />
        </div>
      ))}
    </ConfirmDialog>
  );
}
