import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayWay } from '../../../api/checkout.ts';
import { balanceQuery, payKey } from '../../../api/pay.ts';
import {
  type PayReservationBody,
  payReservation,
  type Reservation,
  reservationsKey,
  ticketsMineKey,
} from '../../../api/tickets-reservations.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';
import { PayBlock } from '../../checkout/pay-block.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';

/** What was reserved stays as it is; how it is paid is chosen here. */
export function PayDialog({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { reservationId, total } = reservation;
  const [payWith, setPayWith] = useState<PayWay>(reservation.payWith === 'gateway' ? 'gateway' : 'wallet');
  const available = useQuery(balanceQuery).data?.available;
  const refresh = () => {
    for (const queryKey of [reservationsKey, ticketsMineKey, payKey]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  const command = useCommand({
    name: `reservation-pay:${reservationId}`,
    run: (body: PayReservationBody, key) => payReservation(reservationId, body, key),
    maxAttempts: 12,
    onDone: ({ data }) => {
      refresh();
      if (data.payment !== undefined) {
        const { paymentId } = data.payment;
        void navigate({ to: '/pay/checkout/$paymentId', params: { paymentId } });
        return;
      }
      if (data.status === 'paid') {
        toast(t('ticketsMine.pay.done'));
        announce(t('ticketsMine.pay.done'));
      }
      onClose();
    },
    onRefused: refresh,
  });
  const isShort = payWith === 'wallet' && available !== undefined && available < total;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('ticketsMine.pay.title')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('common.cancel')}
          </Button>
          <Button
            className="tnum"
            disabled={isShort}
            loading={command.state.phase === 'running'}
            onClick={() => command.submit({ payWith, expectedTotal: total })}
          >
            {total === 0
              ? t('ticketsMine.pay.nothing')
              : t('ticketsMine.pay.submit', { amount: format.won(total) })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <PayBlock
          total={total}
          value={payWith}
          onChange={setPayWith}
          gatewayLead={t('ticketsMine.pay.gatewayLead')}
        />
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}
