import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../api/shop-orders.ts';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Block, quietClass } from '../../checkout/block.tsx';
import { AddressDialog } from '../addresses/address-dialog.tsx';
import { AddressLines } from '../addresses/address-lines.tsx';
import { AddressPicker } from './address-picker.tsx';
import { DeliveryRequest } from './delivery-request.tsx';
import type { ChosenAddress } from './use-chosen-address.ts';

type Props = {
  chosen: ChosenAddress;
  request: string;
  onRequest: (request: string) => void;
  /** So often the pay button was pressed without one. */
  missed: number;
};

/** Where it goes, and what whoever brings it should know. */
export function AddressBlock({ chosen, request, onRequest, missed }: Props) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const [editing, setEditing] = useState<Address | 'new' | null>(null);
  const { addresses, address, query } = chosen;
  const absence = useRef<HTMLParagraphElement>(null);
  // The button may be far below.
  useEffect(() => {
    if (missed > 0) absence.current?.scrollIntoView({ block: 'center' });
  }, [missed]);
  return (
    <Block
      title={t('shopOrders.checkout.address')}
      action={
        address !== undefined && (
          <button type="button" className={quietClass} onClick={() => setPicking(true)}>
            {t('shopOrders.checkout.changeAddress')}
          </button>
        )
      }
    >
      {addresses === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="flex flex-col gap-2.5">
            <Skeleton className="h-5 w-1/3" />
            <Skeleton className="h-4 w-4/5" />
          </div>
        )
      ) : address === undefined ? (
        <div className="flex flex-col items-start gap-3">
          <p
            ref={absence}
            className={missed > 0 ? 'font-medium text-bad' : 'text-muted'}
            role={missed > 0 ? 'alert' : undefined}
          >
            {t('shopOrders.checkout.addressNone')}
          </p>
          <Button
            variant="secondary"
            icon={<Plus aria-hidden="true" className="size-5" />}
            onClick={() => setEditing('new')}
          >
            {t('shopOrders.address.add')}
          </Button>
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          <AddressLines address={address} />
          <DeliveryRequest value={request} onChange={onRequest} />
        </div>
      )}
      {picking && addresses !== undefined && (
        <AddressPicker
          addresses={addresses}
          chosenId={address?.addressId}
          onChoose={(addressId) => {
            chosen.choose(addressId);
            setPicking(false);
          }}
          onEdit={(one) => {
            setPicking(false);
            setEditing(one);
          }}
          onClose={() => setPicking(false)}
        />
      )}
      {editing !== null && (
        <AddressDialog
          address={editing === 'new' ? null : editing}
          isFirst={addresses?.length === 0}
          onClose={() => setEditing(null)}
          onSaved={(saved) => chosen.choose(saved.addressId)}
        />
      )}
    </Block>
  );
}
