import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type HandOnBody,
  handOn,
  type ReservationLine,
  reservationsKey,
  ticketsMineKey,
} from '../../../api/tickets-reservations.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { toast } from '../../../ui/toast.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import { dropTicket } from '../mine/kept-tickets.ts';
import { useSeatName } from './use-seat-name.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const canBeHandedOn = ({ status, holder }: ReservationLine): boolean =>
  status === 'issued' && holder === null;

type HandOnSeat = Pick<ReservationLine, 'no' | 'section' | 'row' | 'number'>;
type Props = {
  reservationId: string;
  /** What the reader holds of it and may hand on. */
  seats: readonly HandOnSeat[];
  /** How some of several are chosen. */
  choose?: (picked: readonly number[], onPick: (no: number, isOn: boolean) => void) => ReactNode;
  onClose: () => void;
  /** Before the page reads its tickets afresh. */
  onGiven?: () => void;
};

/** Which seats go to whom; then once more in words, for it cannot be undone. */
export function HandOnDialog({ reservationId, seats, choose, onClose, onGiven }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const queryClient = useQueryClient();
  const seatName = useSeatName();
  const [picked, setPicked] = useState<readonly number[]>(
    seats.length === 1 ? seats.map(({ no }) => no) : [],
  );
  const [to, setTo] = useState('');
  const [touched, setTouched] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const email = to.trim();
  const isInvalid = !EMAIL.test(email);
  const command = useCommand({
    name: `reservation-hand-on:${reservationId}`,
    run: (body: HandOnBody, key) => handOn(reservationId, body, key),
    onDone: ({ data: { ticketIds } }) => {
      for (const ticketId of ticketIds) dropTicket(ticketId);
      onGiven?.();
      for (const queryKey of [reservationsKey, ticketsMineKey]) {
        void queryClient.invalidateQueries({ queryKey });
      }
      toast(t('ticketsMine.handOn.done'));
      announce(t('ticketsMine.handOn.done'));
      onClose();
    },
    onRefused: () => {
      setAsked(false);
      void queryClient.invalidateQueries({ queryKey: reservationsKey });
    },
  });
  const next = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTouched(true);
    if (isInvalid || picked.length === 0) focusFirstInvalid(event.currentTarget);
    else setAsked(true);
  };
  const chosen = seats.filter(({ no }) => picked.includes(no));
  const onPick = (no: number, isOn: boolean) =>
    setPicked(isOn ? [...picked, no] : picked.filter((one) => one !== no));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={isAsked ? t('ticketsMine.handOn.confirmTitle', { to: email }) : t('ticketsMine.handOn.title')}
      description={t(isAsked ? 'ticketsMine.handOn.confirmLead' : 'ticketsMine.handOn.lead')}
      footer={
        isAsked ? (
          <>
            <Button variant="secondary" onClick={() => setAsked(false)} disabled={command.busy}>
              {t('common.back')}
            </Button>
            <Button
              loading={command.state.phase === 'running'}
              onClick={() => command.submit({ lines: [...picked], to: email })}
            >
              {t('ticketsMine.handOn.confirm', { count: picked.length })}
            </Button>
          </>
        ) : (
          <>
            <Button variant="secondary" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" form={form} disabled={picked.length === 0}>
              {t('ticketsMine.handOn.next')}
            </Button>
          </>
        )
      }
    >
      {(isAsked || choose === undefined) && (
        <ul className="mb-5 flex flex-col gap-1 rounded-2xl bg-sunken p-4 font-semibold last:mb-0">
          {chosen.map((line) => (
            <li key={line.no}>{seatName(line)}</li>
          ))}
        </ul>
      )}
      {!isAsked && (
        <form id={form} noValidate onSubmit={next} className="flex flex-col gap-5">
          {choose !== undefined && (
            <fieldset>
              <legend className="mb-1 font-semibold">{t('ticketsMine.handOn.seats')}</legend>
              {choose(picked, onPick)}
            </fieldset>
          )}
          <Field
            label={t('ticketsMine.handOn.to')}
            type="email"
            autoComplete="off"
            spellCheck={false}
            maxLength={254}
            value={to}
            error={touched && isInvalid ? t('ticketsMine.handOn.toInvalid') : null}
            onChange={(event) => setTo(event.target.value)}
          />
        </form>
      )}
      <div className="mt-4 flex flex-col gap-4 empty:hidden">
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}
