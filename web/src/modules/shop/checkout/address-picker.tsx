import { Check, Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../api/shop-orders.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { AddressLines } from '../addresses/address-lines.tsx';

type Props = {
  addresses: readonly Address[];
  chosenId: string | undefined;
  onChoose: (addressId: string) => void;
  onEdit: (address: Address | 'new') => void;
  onClose: () => void;
};

/** The address book, in place: one tap chooses. */
export function AddressPicker({ addresses, chosenId, onChoose, onEdit, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('shopOrders.checkout.chooseAddress')}
      footer={
        <Button
          variant="secondary"
          icon={<Plus aria-hidden="true" className="size-5" />}
          onClick={() => onEdit('new')}
        >
          {t('shopOrders.address.add')}
        </Button>
      }
    >
      <ul className="flex flex-col gap-3 pt-1">
        {addresses.map((address) => {
          const chosen = address.addressId === chosenId;
          return (
            <li
              key={address.addressId}
              className={cx(
                'flex items-start rounded-2xl border',
                chosen ? 'border-accent bg-accent-soft/50 outline-1 outline-accent' : 'border-line-strong/60',
              )}
            >
              <button
                type="button"
                aria-pressed={chosen}
                onClick={() => onChoose(address.addressId)}
                className="flex min-w-0 flex-1 items-start gap-3 rounded-2xl p-4 text-left"
              >
                <span
                  aria-hidden="true"
                  className={cx(
                    'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border-2',
                    chosen ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong',
                  )}
                >
                  {chosen && <Check className="size-3.5" strokeWidth={3.5} />}
                </span>
                <AddressLines address={address} />
              </button>
              <IconButton
                label={t('shopOrders.address.edit', { name: address.label || address.recipient })}
                icon={<Pencil />}
                className="m-1.5"
                onClick={() => onEdit(address)}
              />
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
