import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStreamStatus } from '../../../api/hooks.ts';
import { roundSaleQuery } from '../../../api/tickets-seats.ts';
import type { Performance } from '../../../api/tickets-types.ts';
import { roomQuery } from '../../../api/waiting-room.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { cx } from '../../../ui/cx.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { useAdmission } from '../../waiting-room/index.ts';
import { useShowTime } from '../show-time.ts';
import { WaitBox } from '../waitlist/wait-box.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { RoundList } from './round-list.tsx';
import type { RoundChoice, ShownRound } from './use-round-choice.ts';

type Props = { performance: Performance; choice: RoundChoice; nowMs: number };

/** When to go: the day, the round with what is free, who plays, what it costs, and the way to the seats. */
export function BookingBox({ performance, choice, nowMs }: Props) {
  const { t } = useTranslation();
  const { round } = choice;
  if (round === null) {
    return (
      <EmptyState icon={<CalendarX aria-hidden="true" />} title={t('tickets.show.noRounds')}>
        {t('tickets.show.noRoundsLead')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {round.stateNow === 'scheduled' && <Opening round={round} nowMs={nowMs} />}
      {choice.days.size > 0 && (
        <MonthCalendar days={choice.days} chosen={choice.day} onChoose={choice.chooseDay} />
      )}
      <div className="border-t border-line pt-4">
        <div className="-mb-1 flex justify-end">
          <Live />
        </div>
        <RoundList choice={choice} />
      </div>
      <RoundCast performance={performance} round={round} />
      <Prices roundId={round.roundId} />
      {/* In sight on low screens, too. */}
      <div className="sticky bottom-0 z-10 -my-2 bg-surface py-2">
        <BookButton round={round} nowMs={nowMs} />
      </div>
      <WaitBox round={round} />
    </div>
  );
}

function Opening({ round, nowMs }: { round: ShownRound; nowMs: number }) {
  const { t } = useTranslation();
  const show = useShowTime();
  return (
    <div className="rounded-2xl bg-info-soft p-4">
      <p className="mb-0.5 font-bold text-info">{t('tickets.show.opensIn')}</p>
      <p className="tnum mb-3 text-sm text-muted">
        {t('tickets.show.opensAtFull', { when: show.moment(round.saleFrom) })}
      </p>
      <Countdown
        size="lg"
        targetMs={Date.parse(round.saleFrom)}
        nowMs={nowMs}
        onEnd={() => announce(t('tickets.show.isOpen'))}
      />
    </div>
  );
}

/** Whether the numbers are those of now. */
function Live() {
  const { t } = useTranslation();
  const status = useStreamStatus();
  if (status === 'connecting') return null;
  return (
    <p className="flex items-center gap-1.5 text-xs font-semibold text-muted">
      <span
        aria-hidden="true"
        className={cx('size-2 rounded-full', status === 'live' ? 'animate-pulse bg-good' : 'bg-warn')}
      />
      {t(status === 'live' ? 'tickets.show.live' : 'tickets.show.reconnecting')}
    </p>
  );
}

function RoundCast({ performance, round }: { performance: Performance; round: ShownRound }) {
  const { t } = useTranslation();
  const local = useLocal();
  const playing = playingIn(performance, round);
  if (playing.length === 0) return null;
  return (
    <div>
      <p className="mb-1 text-sm font-semibold">{t('tickets.show.castOfRound')}</p>
      <p className="text-sm leading-relaxed text-muted">
        {playing.map(({ place, name, role }, index) => (
          <span key={place}>
            {index > 0 && ', '}
            {local(role) !== '' && `${local(role)} `}
            <span className="font-medium text-ink">{local(name)}</span>
          </span>
        ))}
      </p>
    </div>
  );
}

/** Who plays in a round; a round that names nobody has all of them. */
export const playingIn = ({ cast }: Pick<Performance, 'cast'>, round: { cast: readonly number[] }) =>
  round.cast.length === 0 ? cast : cast.filter(({ place }) => round.cast.includes(place));

function Prices({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const round = useQuery(roundSaleQuery(roundId)).data;
  if (round === undefined || round.prices.length === 0) return null;
  return (
    <div>
      <p className="mb-2 text-sm font-semibold">{t('tickets.show.prices')}</p>
      <Facts
        items={round.prices.map(({ name, amount }) => ({
          label: local(name),
          value: <strong>{format.won(amount)}</strong>,
        }))}
      />
      {round.perMemberLimit !== null && (
        <p className="mt-2 text-sm text-muted">
          {t('tickets.show.perMember', { count: round.perMemberLimit })}
        </p>
      )}
    </div>
  );
}

/** How long still, as a clock shows it: days as hours. @param ms milliseconds */
function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The way to the seats, or why there is none now. */
function BookButton({ round, nowMs }: { round: ShownRound; nowMs: number }) {
  const { t } = useTranslation();
  const { roundId, stateNow } = round;
  const isAwaited = stateNow === 'on-sale' || stateNow === 'scheduled';
  const room = useQuery({ ...roomQuery('rounds', roundId), enabled: isAwaited }).data;
  const admission = useAdmission('rounds', roundId);
  const hasRoom = room !== undefined && room !== null && room.status !== 'off';
  if (isAwaited && hasRoom && admission === null) {
    return (
      <Link
        to="/waiting-rooms/$kind/$id"
        params={{ kind: 'rounds', id: roundId }}
        className={buttonClass('primary', 'lg', 'w-full')}
      >
        {t('tickets.show.toWaitingRoom')}
      </Link>
    );
  }
  if (stateNow === 'on-sale') {
    return (
      <Link
        to="/tickets/rounds/$roundId"
        params={{ roundId }}
        className={buttonClass('primary', 'lg', 'w-full')}
      >
        {t('tickets.show.pick')}
      </Link>
    );
  }
  return (
    <button type="button" disabled className={buttonClass('secondary', 'lg', 'tnum w-full')}>
      {stateNow === 'scheduled'
        ? t('tickets.show.opensInShort', { left: clockOf(Date.parse(round.saleFrom) - nowMs) })
        : stateNow === 'over'
          ? t('tickets.state.sale-over')
          : t(`tickets.state.${stateNow}`)}
    </button>
  );
}
