import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { movesQuery } from '../../../../api/tickets-admin.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Card } from '../../../../ui/card.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { useShowTime } from '../../show-time.ts';

/** So long may it be. */
const MOST = 200;

type AskProps = {
  roundId: string;
  /** From when to when, as ISO texts. */
  from: string;
  to: string;
  reason: string;
  error: string | null;
  onReason: (reason: string) => void;
};

/** Before a round that people have places of is put at another time: whom it concerns, and why it is done. */
export function MoveAsk({ roundId, from, to, reason, error, onReason }: AskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = useShowTime();
  const people = useQuery({ ...movesQuery(roundId), refetchInterval: 15_000 }).data?.people;
  const shown = (count: number | undefined) => (count === undefined ? '…' : format.number(count));
  return (
    <div className="flex flex-col gap-3">
      <Banner tone="warn" icon={<CalendarClock aria-hidden="true" />}>
        <p className="font-bold">
          {t('ticketsAdmin.rounds.move.people', {
            members: shown(people?.members),
            tickets: shown(people?.tickets),
          })}
        </p>
        <p className="tnum font-normal">
          {time.moment(from)} → {time.moment(to)}
        </p>
        <ul className="mt-1 list-disc pl-5 font-normal">
          <li>{t('ticketsAdmin.rounds.move.told')}</li>
          {people !== undefined && people.guests > 0 && (
            <li>{t('ticketsAdmin.rounds.move.guests', { count: people.guests })}</li>
          )}
          {people !== undefined && people.holding + people.unpaid > 0 && (
            <li>{t('ticketsAdmin.rounds.move.holding', { count: people.holding + people.unpaid })}</li>
          )}
          {people !== undefined && people.waiting > 0 && (
            <li>{t('ticketsAdmin.rounds.move.waiting', { count: people.waiting })}</li>
          )}
        </ul>
      </Banner>
      <TextArea
        label={t('ticketsAdmin.rounds.move.reason')}
        hint={t('ticketsAdmin.rounds.move.reasonHint')}
        value={reason}
        maxLength={MOST}
        error={error}
        onChange={({ target }) => onReason(target.value)}
      />
    </div>
  );
}

/** Which times a round was put at since somebody had a place of it, and how far people are told. */
export function MoveList({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = useShowTime();
  const moves = useQuery({
    ...movesQuery(roundId),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ doneAt }) => doneAt === null) === true ? 2_000 : false,
  }).data?.items;
  if (moves === undefined || moves.length === 0) return null;
  return (
    <Card>
      <h2 className="mb-3 text-lg font-bold">{t('ticketsAdmin.rounds.move.list')}</h2>
      <ul className="flex flex-col divide-y divide-line/70">
        {moves.map((move) => (
          <li key={move.at} className="py-3 first:pt-0 last:pb-0">
            <p className="tnum font-semibold">
              {time.moment(move.from)} → {time.moment(move.to)}
            </p>
            <p className="text-sm break-words">{move.reason}</p>
            <p className="tnum text-sm text-muted">
              {[
                format.dateTime(move.at),
                move.byName,
                t(
                  move.doneAt === null
                    ? 'ticketsAdmin.rounds.move.telling'
                    : 'ticketsAdmin.rounds.move.toldCount',
                  { count: move.told },
                ),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
