import { Link } from '@tanstack/react-router';
import { CalendarPlus, CalendarX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminPerformance, AdminRound } from '../../../../api/tickets-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button, buttonClass } from '../../../../ui/button.tsx';
import { Section } from '../../../../ui/card.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { useShowTime } from '../../show-time.ts';
import { RoundBar } from './round-bar.tsx';
import { RoundStateBadge } from './round-state.tsx';

/** So many are shown at first: a long run has hundreds. */
const SHOWN = 20;

/** The rounds of a performance: what is coming first, what is over below. */
export function RoundsCard({ performance }: { performance: AdminPerformance }) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const { performanceId, rounds } = performance;
  const isOver = ({ state }: AdminRound) => state === 'over' || state === 'cancelled';
  const sorted = [...rounds.filter((round) => !isOver(round)), ...rounds.filter(isOver)];
  const add = (
    <Link
      to="/admin/tickets/performances/$performanceId/rounds/new"
      params={{ performanceId }}
      className={buttonClass('secondary', 'sm')}
    >
      <CalendarPlus aria-hidden="true" className="size-4.5" />
      {t('ticketsAdmin.rounds.add')}
    </Link>
  );
  return (
    <Section title={t('ticketsAdmin.rounds.title', { count: rounds.length })} action={add}>
      {rounds.length === 0 ? (
        <EmptyState
          icon={<CalendarX aria-hidden="true" />}
          title={t('ticketsAdmin.rounds.none')}
          action={add}
        >
          {t('ticketsAdmin.rounds.noneLead')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {sorted.slice(0, isAll ? undefined : SHOWN).map((round) => (
            <li key={round.roundId}>
              <RoundRow round={round} />
            </li>
          ))}
        </ul>
      )}
      {!isAll && rounds.length > SHOWN && (
        <Button variant="secondary" size="sm" className="mt-3 w-full" onClick={() => setAll(true)}>
          {t('ticketsAdmin.rounds.seeAll', { count: rounds.length })}
        </Button>
      )}
    </Section>
  );
}

function RoundRow({ round }: { round: AdminRound }) {
  const local = useLocal();
  const time = useShowTime();
  return (
    <Link
      to="/admin/tickets/performances/$performanceId/rounds/$roundId"
      params={{ performanceId: round.performanceId, roundId: round.roundId }}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-5 py-3 hover:border-line-strong sm:grid-cols-[14rem_minmax(0,1fr)_auto]"
    >
      <span>
        <span className="tnum block font-bold">{time.moment(round.startsAt)}</span>
        <span className="block text-sm text-muted">{local(round.hallName)}</span>
      </span>
      <span className="col-span-2 row-start-2 sm:col-span-1 sm:row-start-auto">
        <RoundBar places={round} />
      </span>
      <RoundStateBadge state={round.state} />
    </Link>
  );
}
