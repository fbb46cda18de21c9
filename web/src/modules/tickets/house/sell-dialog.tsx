import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DoorSale, type DoorSaleBody, type RoundSale, sellAtDoor } from '../../../api/tickets-seats.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import type { HallPlan } from '../picker/hall-plan.ts';
import { seatIdOf } from '../picker/seat-names.ts';
import type { SeatWords } from '../picker/use-seat-words.ts';
import { PrintGuest } from './print-guest.tsx';

type Props = {
  round: RoundSale;
  plan: HallPlan;
  words: SeatWords;
  seats: readonly number[];
  onDone: () => void;
  onClose: () => void;
};

/** Sells at the door, for money that the till has: to a member, whose tickets they are, or to anybody, who gets them printed. */
export function SellDialog(props: Props) {
  const [sold, setSold] = useState<DoorSale | null>(null);
  return sold === null ? (
    <Selling {...props} onSold={setSold} />
  ) : (
    <SoldToGuest sale={sold} onDone={props.onDone} />
  );
}

/** Without an account nobody finds their tickets later: they take them along. */
function SoldToGuest({ sale, onDone }: { sale: DoorSale; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t('ticketsBuying.house.sellDone', { count: sale.tickets.length })}
      description={t('ticketsBuying.house.printLead')}
      footer={
        <>
          <Button variant="secondary" onClick={onDone}>
            {t('common.close')}
          </Button>
          <PrintGuest reservationId={sale.reservationId} />
        </>
      }
    />
  );
}

function Selling({
  round,
  plan,
  words,
  seats,
  onDone,
  onClose,
  onSold,
}: Props & { onSold: (sale: DoorSale) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { roundId } = round;
  const [buyer, setBuyer] = useState<'guest' | 'member'>('guest');
  const [till, setTill] = useState<'cash' | 'card'>('card');
  const [email, setEmail] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const total = seats.reduce((sum, seat) => sum + (words.priceOf(plan.gradeOf[seat]!) ?? 0), 0);
  const isMissing = buyer === 'member' && email.trim() === '';
  const command = useCommand({
    name: `tickets-sell:${roundId}`,
    run: (body: DoorSaleBody, key) => sellAtDoor(roundId, body, key),
    onDone: ({ data }) => {
      const text = t('ticketsBuying.house.sellDone', { count: data.tickets.length });
      toast(text);
      announce(text);
      if (buyer === 'guest') onSold(data);
      else onDone();
    },
  });
  const sell = () => {
    setTried(true);
    if (isMissing) return;
    const paid = t(till === 'cash' ? 'ticketsBuying.house.tillCash' : 'ticketsBuying.house.tillCard');
    command.submit({
      seatIds: seats.map((seat) => seatIdOf(roundId, seat)),
      ...(buyer === 'member' && { member: email.trim() }),
      note: note.trim() === '' ? paid : `${paid}, ${note.trim()}`,
      expectedTotal: total,
      reason: t('ticketsBuying.house.sell'),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('ticketsBuying.house.sellTitle', { count: seats.length })}
      description={seats.map(words.seat).join(', ')}
      footer={
        <>
          <Button variant="secondary" disabled={command.busy} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={command.busy} onClick={sell}>
            {t('ticketsBuying.house.sell')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Facts
          items={[{ label: t('ticketsBuying.house.sum'), value: <strong>{format.won(total)}</strong> }]}
        />
        <Segmented
          label={t('ticketsBuying.house.buyer')}
          value={buyer}
          onChange={setBuyer}
          tabs={[
            { value: 'guest', label: t('ticketsBuying.house.guest') },
            { value: 'member', label: t('ticketsBuying.house.member') },
          ]}
        />
        {buyer === 'member' && (
          <Field
            label={t('ticketsBuying.house.memberField')}
            hint={t('ticketsBuying.house.memberHint')}
            type="email"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={tried && isMissing ? t('common.required') : null}
          />
        )}
        <Segmented
          label={t('ticketsBuying.house.till')}
          value={till}
          onChange={setTill}
          tabs={[
            { value: 'card', label: t('ticketsBuying.house.tillCard') },
            { value: 'cash', label: t('ticketsBuying.house.tillCash') },
          ]}
        />
        <Field
          label={t('ticketsBuying.house.note')}
          hint={t('ticketsBuying.house.noteHint')}
          maxLength={150}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}
