import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MapPin, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Address, addressesKey, addressesQuery, deleteAddress } from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState, FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { AccountFrame } from '../../accounts/account-frame.tsx';
import { AddressDialog } from './address-dialog.tsx';
import { AddressLines } from './address-lines.tsx';

/** The member's address book. */
export function AddressesPage() {
  const { t } = useTranslation();
  const query = useQuery(addressesQuery);
  const [editing, setEditing] = useState<Address | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Address | null>(null);
  const items = query.data?.items;
  const add = (
    <Button icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setEditing('new')}>
      {t('shopOrders.address.add')}
    </Button>
  );
  return (
    <AccountFrame title={t('shopOrders.address.title')} lead={t('shopOrders.address.lead')}>
      {items === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={2} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon={<MapPin aria-hidden="true" />} title={t('shopOrders.address.none')} action={add}>
          {t('shopOrders.address.noneLead')}
        </EmptyState>
      ) : (
        <>
          <ul className="mb-5 grid grid-cols-1 gap-4 md:grid-cols-2">
            {items.map((address) => (
              <li key={address.addressId}>
                <AddressCard
                  address={address}
                  onEdit={() => setEditing(address)}
                  onDelete={() => setDeleting(address)}
                />
              </li>
            ))}
          </ul>
          {add}
        </>
      )}
      {editing !== null && (
        <AddressDialog
          address={editing === 'new' ? null : editing}
          isFirst={items?.length === 0}
          onClose={() => setEditing(null)}
          onSaved={() => toast(t('shopOrders.address.saved'))}
        />
      )}
      {deleting !== null && <DeleteAddress address={deleting} onClose={() => setDeleting(null)} />}
    </AccountFrame>
  );
}

type CardProps = { address: Address; onEdit: () => void; onDelete: () => void };

function AddressCard({ address, onEdit, onDelete }: CardProps) {
  const { t } = useTranslation();
  const name = address.label === '' ? address.recipient : address.label;
  return (
    <Card className="flex h-full items-start justify-between gap-2">
      <AddressLines address={address} />
      <div className="-mt-2 -mr-2 flex shrink-0">
        <IconButton label={t('shopOrders.address.edit', { name })} icon={<Pencil />} onClick={onEdit} />
        <IconButton label={t('shopOrders.address.delete', { name })} icon={<Trash2 />} onClick={onDelete} />
      </div>
    </Card>
  );
}

function DeleteAddress({ address, onClose }: { address: Address; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: `shop-address-delete:${address.addressId}`,
    run: (addressId: string, key) => deleteAddress(addressId, key),
    onDone: () => {
      toast(t('shopOrders.address.deleted'));
      void queryClient.invalidateQueries({ queryKey: addressesKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t('shopOrders.address.deleteTitle')}
      description={t('shopOrders.address.deleteLead')}
      confirmLabel={t('common.remove')}
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(address.addressId)}
    >
      <AddressLines address={address} />
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
