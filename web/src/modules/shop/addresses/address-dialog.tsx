import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';
import type { Address } from '../../../api/shop-orders.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { AddressForm } from './address-form.tsx';

type Props = {
  /** Which one is changed; null writes a new one. */
  address: Address | null;
  isFirst: boolean;
  onClose: () => void;
  onSaved: (address: Address) => void;
};

export function AddressDialog({ address, isFirst, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const name = useAccount()?.name ?? '';
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(address === null ? 'shopOrders.address.addTitle' : 'shopOrders.address.editTitle')}
      footer={
        <Button type="submit" form={form} loading={busy}>
          {t('common.save')}
        </Button>
      }
    >
      <AddressForm
        id={form}
        address={address}
        isFirst={isFirst}
        name={name}
        onBusy={setBusy}
        onSaved={(saved) => {
          announce(t('shopOrders.address.saved'));
          onSaved(saved);
          onClose();
        }}
      />
    </Dialog>
  );
}
