import { useTranslation } from 'react-i18next';
import type { House } from '../../../api/tickets-seat-types.ts';
import { endHold, houseQuery } from '../../../api/tickets-seats.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';

type Props = {
  roundId: string;
  hold: House['holds'][number];
  onDone: () => void;
  onClose: () => void;
};

/** Takes back what a member holds unpaid: all places of the hold, for a reason that goes into the audit log. */
export function EndHoldDialog({ roundId, hold, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const count = hold.seats.length;
  const name = hold.name ?? t('ticketsBuying.house.guestName');
  return (
    <ActDialog
      name={`tickets-end-hold:${hold.holdId}`}
      title={t('ticketsBuying.house.endHoldTitle', { count, name })}
      lead={t('ticketsBuying.house.endHoldLead')}
      confirmLabel={t('ticketsBuying.house.endHold', { count })}
      danger
      withReason
      refresh={houseQuery(roundId).queryKey}
      body={(reason) => ({ reason })}
      run={(body: { reason: string }, key) => endHold(roundId, hold.holdId, body, key)}
      done={t('ticketsBuying.house.endHoldDone', { count })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
