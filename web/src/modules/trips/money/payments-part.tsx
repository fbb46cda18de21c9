import { useQueryClient } from '@tanstack/react-query';
import { Banknote, Trash2, WalletCards } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import { tripKey } from '../../../api/trips.ts';
import { removePayment } from '../../../api/trips-money.ts';
import type { TripEntryOf } from '../../../api/trips-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { MovementSheet } from '../../pay/movement-sheet.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { useMoney } from './use-money.ts';

type Payment = TripEntryOf<'payment'>;
type PaymentsProps = { trip: UsedTrip; payments: readonly Payment[]; currency: string };

/** What has been paid back: from wallets with its receipt, and what was noted by hand. */
export function PaymentsPart({ trip, payments, currency }: PaymentsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useMoney();
  const online = useOnline();
  const [receipt, setReceipt] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Payment | null>(null);
  const nameOf = (personId: string) =>
    trip.people.find((person) => person.personId === personId)?.name ?? t('tripsMoney.somebody');
  const me = trip.me?.personId;
  return (
    <>
      <ul className="divide-y divide-line/70">
        {payments.map((payment) => {
          const { fromId, toId, amount, transferId, at } = payment.fields;
          const isMine = transferId !== null && (fromId === me || toId === me);
          return (
            <li key={payment.id} className="flex min-h-16 items-center gap-3 py-2">
              {transferId === null ? (
                <Banknote aria-hidden="true" className="size-5 text-muted" />
              ) : (
                <WalletCards aria-hidden="true" className="size-5 text-good" />
              )}
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">
                  {t('tripsMoney.payment.fromTo', { from: nameOf(fromId), to: nameOf(toId) })}
                </span>
                <span className="block text-sm text-muted">
                  {format.moment(at)} ·{' '}
                  {t(transferId === null ? 'tripsMoney.payment.byHand' : 'tripsMoney.payment.fromWallet')}
                  {isMine && (
                    <>
                      {' · '}
                      <button
                        type="button"
                        className="font-semibold text-accent underline-offset-2 hover:underline"
                        onClick={() => setReceipt(transferId)}
                      >
                        {t('tripsMoney.settle.receipt')}
                      </button>
                    </>
                  )}
                </span>
              </span>
              <span className="tnum shrink-0 font-bold">{money(amount, currency)}</span>
              {transferId === null && trip.canEdit && (
                <IconButton
                  label={t('tripsMoney.payment.remove')}
                  icon={<Trash2 />}
                  disabled={!online}
                  onClick={() => setLeaving(payment)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <MovementSheet transferId={receipt} onClose={() => setReceipt(null)} />
      {leaving && (
        <RemovePayment tripId={trip.tripId} paymentId={leaving.id} onClose={() => setLeaving(null)} />
      )}
    </>
  );
}

function RemovePayment({
  tripId,
  paymentId,
  onClose,
}: {
  tripId: string;
  paymentId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand<null, unknown>({
    name: `remove-payment:${paymentId}`,
    run: (_, key) => removePayment(tripId, paymentId, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: [...tripKey(tripId), 'balances'] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      busy={command.busy}
      title={t('tripsMoney.payment.removeTitle')}
      description={t('tripsMoney.payment.removeLead')}
      confirmLabel={t('tripsMoney.payment.remove')}
      onOpenChange={(open) => !open && onClose()}
      onConfirm={() => command.submit(null)}
    >
      {command.error && <FormError error={command.error} />}
    </ConfirmDialog>
  );
}
