import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundSale } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import type { HallPlan } from '../picker/hall-plan.ts';
import { BLOCKED, FREE, type SeatBoard } from '../picker/seat-board.ts';
import { MOST_SEATS } from '../picker/use-picking.ts';
import type { SeatWords } from '../picker/use-seat-words.ts';
import { BlockDialog } from './block-dialog.tsx';
import { EndHoldDialog } from './end-hold-dialog.tsx';
import { type Owner, stateOf } from './owners.ts';
import { SellDialog } from './sell-dialog.tsx';

type Props = {
  round: RoundSale;
  plan: HallPlan;
  words: SeatWords;
  board: SeatBoard;
  selected: readonly number[];
  owners: ReadonlyMap<number, Owner>;
  onSelect: (seats: readonly number[]) => void;
  onChanged: () => void;
};

type HeldBy = Extract<Owner, { kind: 'hold' }>['of'];

/** What is selected, and what can be done with it. */
export function HousePanel({ round, plan, words, board, selected, owners, onSelect, onChanged }: Props) {
  const { t } = useTranslation();
  const [acting, setActing] = useState<'block' | 'unblock' | 'sell' | 'end-hold' | null>(null);
  const free = selected.filter((seat) => board.states[seat] === FREE);
  const blocked = selected.filter((seat) => board.states[seat] === BLOCKED);
  const isMixed = selected.length > 0 && free.length < selected.length && free.length + blocked.length > 0;
  const toBlock = free.length;
  const rows = () => {
    const indexes = new Set(selected.map((seat) => plan.rowOf[seat]!).filter((row) => row >= 0));
    const whole = [...indexes].flatMap((index) => {
      const { from, to } = plan.rows[index]!;
      return Array.from({ length: to - from }, (_, at) => from + at);
    });
    onSelect([...new Set([...selected, ...whole])]);
  };
  const done = () => {
    setActing(null);
    onChanged();
  };
  const one = selected.length === 1 ? selected[0] : undefined;
  const held = heldBy(selected, owners);
  return (
    <Card className="flex flex-col gap-4 xl:sticky xl:top-22">
      {selected.length === 0 ? (
        <p className="text-muted">{t('ticketsBuying.house.selectedNone')}</p>
      ) : (
        <>
          <div className="flex items-center justify-between gap-2">
            <h2 aria-live="polite" className="text-lg font-bold">
              {t('ticketsBuying.house.selected', { count: selected.length })}
            </h2>
            <Button size="sm" variant="ghost" onClick={() => onSelect([])}>
              {t('ticketsBuying.house.clear')}
            </Button>
          </div>
          {one === undefined ? (
            <p className="line-clamp-3 text-sm text-muted">
              {selected.slice(0, 20).map(words.seat).join(', ')}
              {selected.length > 20 && ' …'}
            </p>
          ) : (
            <OneSeat seat={one} words={words} owner={owners.get(one)} />
          )}
          {isMixed && (
            <p className="text-sm text-warn">
              {t('ticketsBuying.house.mixed', { free: free.length, blocked: blocked.length })}
            </p>
          )}
          <div className="flex flex-wrap gap-2 [&>*]:flex-1">
            <Button size="sm" variant="secondary" onClick={rows}>
              {t('ticketsBuying.house.row')}
            </Button>
            <Button size="sm" variant="secondary" disabled={toBlock === 0} onClick={() => setActing('block')}>
              {t('ticketsBuying.house.block')}
            </Button>
            <Button
              size="sm"
              variant="secondary"
              disabled={blocked.length === 0}
              onClick={() => setActing('unblock')}
            >
              {t('ticketsBuying.house.unblock')}
            </Button>
          </div>
          {held !== null && (
            <Button size="sm" variant="danger" onClick={() => setActing('end-hold')}>
              {t('ticketsBuying.house.endHold', { count: held.seats.length })}
            </Button>
          )}
          <Button disabled={free.length === 0 || free.length > MOST_SEATS} onClick={() => setActing('sell')}>
            {t('ticketsBuying.house.sell')}
          </Button>
          {free.length > MOST_SEATS && (
            <p className="text-sm text-muted">{t('ticketsBuying.house.sellMost', { count: MOST_SEATS })}</p>
          )}
        </>
      )}
      {(acting === 'block' || acting === 'unblock') && (
        <BlockDialog
          kind={acting}
          roundId={round.roundId}
          seats={acting === 'block' ? free : blocked}
          onDone={done}
          onClose={() => setActing(null)}
        />
      )}
      {acting === 'end-hold' && held !== null && (
        <EndHoldDialog roundId={round.roundId} hold={held} onDone={done} onClose={() => setActing(null)} />
      )}
      {acting === 'sell' && (
        <SellDialog {...{ round, plan, words }} seats={free} onDone={done} onClose={() => setActing(null)} />
      )}
    </Card>
  );
}

/** The one hold that all selected places are of, where it can be taken back: what is being paid is its reservation's. */
function heldBy(selected: readonly number[], owners: ReadonlyMap<number, Owner>): HeldBy | null {
  const first = owners.get(selected[0] ?? -1);
  if (first?.kind !== 'hold' || first.of.kind === 'payment') return null;
  return selected.every((seat) => owners.get(seat)?.of === first.of) ? first.of : null;
}

function OneSeat({ seat, words, owner }: { seat: number; words: SeatWords; owner: Owner | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reservationId = owner?.kind === 'ticket' || owner?.kind === 'hold' ? owner.of.reservationId : null;
  return (
    <div className="flex flex-col gap-3">
      <p>
        <span className="block font-semibold">{words.seat(seat)}</span>
        <span className="tnum block text-sm text-muted">{words.about(seat)}</span>
      </p>
      {owner !== undefined && (
        <Facts
          items={[
            {
              label: t('ticketsBuying.house.details'),
              value: t(`ticketsBuying.house.state.${stateOf(owner, seat)}`),
            },
            {
              label: t('ticketsBuying.house.by'),
              value: owner.of.name ?? t('ticketsBuying.house.guestName'),
            },
            ...(owner.kind === 'hold'
              ? [{ label: t('ticketsBuying.house.until'), value: format.time(owner.of.expiresAt) }]
              : []),
            ...(owner.kind === 'block'
              ? [
                  { label: t('ticketsBuying.house.reason'), value: owner.of.reason },
                  { label: t('ticketsBuying.house.since'), value: format.moment(owner.of.at) },
                ]
              : []),
          ]}
        />
      )}
      {reservationId !== null && (
        <Link
          to="/admin/tickets/reservations/$reservationId"
          params={{ reservationId }}
          className="tap inline-flex items-center self-start font-semibold underline underline-offset-4"
        >
          {t('ticketsBuying.house.toReservation')}
        </Link>
      )}
    </div>
  );
}
