import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { List, MapIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';
import { myHoldsQuery, type RoundSale } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import type { Point } from '../../../ui/canvas/view.ts';
import { cx } from '../../../ui/cx.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { HallPlan } from './hall-plan.ts';
import { HeldAlready } from './held-already.tsx';
import type { Scene } from './layer.ts';
import { Legend } from './legend.tsx';
import type { Marks } from './overlay.ts';
import { PickPanel } from './pick-panel.tsx';
import { SeatList } from './seat-list.tsx';
import { memberStyle } from './seat-looks.ts';
import { SeatMap } from './seat-map.tsx';
import { SeatTip } from './seat-tip.tsx';
import { useHold } from './use-hold.ts';
import { MOST_SEATS, usePicking } from './use-picking.ts';
import { useRoundSeats } from './use-round-seats.ts';
import { useSeatWords } from './use-seat-words.ts';
import { useThemeColours } from './use-theme-colours.ts';

const route = getRouteApi('/tickets/rounds/$roundId');

type Way = 'map' | 'list';

export function Picker({ round, plan }: { round: RoundSale; plan: HallPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { roundId } = round;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const seats = useRoundSeats(roundId, plan);
  const words = useSeatWords(plan, round);
  const theme = useThemeColours();
  const onSale = useMemo(
    () => plan.map.grades.map((_, index) => words.priceOf(index) !== null),
    [plan, words],
  );
  const isMember = useAccount() !== null;
  const holds = useQuery({ ...myHoldsQuery, enabled: isMember }).data?.items ?? [];
  const mine = holds.filter((hold) => hold.roundId === roundId);
  const held = mine.reduce((sum, hold) => sum + hold.seats.length, 0);
  const most = Math.max(1, Math.min(MOST_SEATS, (round.perMemberLimit ?? MOST_SEATS) - held));
  const tellLost = (lost: readonly number[]) => {
    const text = t('ticketsBuying.lost', { seats: lost.map(words.seat).join(', '), count: lost.length });
    toast(text);
    announce(text);
  };
  const picking = usePicking({
    ...{ plan, seats, onSale, most },
    first: { quantity: search.q, seats: seatsOf(search.seats, plan.capacity) },
    onLost: tellLost,
  });
  const holding = useHold(roundId, (taken) => {
    picking.lose(taken);
    tellLost(taken);
    seats.retry();
  });
  const [lookAt, setLookAt] = useState<{ readonly seats: readonly number[] } | null>(null);
  const [hovered, setHovered] = useState<{ seat: number; at: Point } | null>(null);
  const [quantityOf, setStanding] = useState<number | null>(null);
  const way: Way = search.way ?? 'map';
  const { grades, selected } = picking;
  const scene: Scene = useMemo(
    () => ({
      ...{ plan, board: seats.board, nameOf: words.section, stageName: t('ticketsBuying.map.stage') },
      style: memberStyle(plan, seats.board, { grades, onSale }, theme),
    }),
    [plan, seats.board, words, grades, onSale, theme, t],
  );
  const marks: Marks = useMemo(
    () => ({
      selected: new Set(selected),
      ...{ lonely: holding.lonely, lost: picking.lost, focused: hovered?.seat ?? null },
    }),
    [selected, holding.lonely, picking.lost, hovered?.seat],
  );
  const isOpen = round.state === 'on-sale' || round.state === 'sold-out';
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-6">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-2 lg:gap-3">
        {mine.length > 0 && <HeldAlready holds={mine} />}
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segmented
            label={t('ticketsBuying.way.label')}
            value={way}
            onChange={(next) => {
              const { way: _, ...rest } = search;
              void navigate({ search: next === 'list' ? { ...rest, way: next } : rest, replace: true });
            }}
            tabs={[
              {
                value: 'map',
                label: (
                  <WayLabel icon={<MapIcon aria-hidden="true" />}>{t('ticketsBuying.way.map')}</WayLabel>
                ),
              },
              {
                value: 'list',
                label: <WayLabel icon={<List aria-hidden="true" />}>{t('ticketsBuying.way.list')}</WayLabel>,
              },
            ]}
          />
          <p className="tnum text-sm font-semibold text-muted">
            {t('ticketsBuying.free', { n: format.number(seats.isLoaded ? seats.board.free : round.free) })}
          </p>
        </div>
        <Legend plan={plan} words={words} board={seats.board} version={seats.version} picking={picking} />
        {seats.error !== null && !seats.isLoaded ? (
          <ErrorState error={seats.error} onRetry={seats.retry} />
        ) : way === 'map' ? (
          <div
            className={cx('relative min-h-0 flex-1', !seats.isLoaded && 'opacity-60')}
            aria-busy={!seats.isLoaded}
          >
            <SeatMap
              {...{ scene, seats, marks, lookAt }}
              label={t('ticketsBuying.map.label')}
              onSeat={(seat) => {
                holding.forget();
                if (isOpen) picking.press(seat);
              }}
              onStanding={(section) => isOpen && setStanding(section)}
              onHover={(seat, at) => setHovered(seat === null ? null : { seat, at })}
              className="relative h-full overflow-hidden rounded-3xl border border-line bg-sunken lg:h-[max(26rem,calc(100dvh-24rem))]"
            />
            {hovered !== null && <SeatTip {...hovered} words={words} board={seats.board} />}
          </div>
        ) : (
          <div className="min-h-0 flex-1 overflow-y-auto rounded-3xl">
            <SeatList
              {...{ plan, words, seats, picking, isOpen }}
              onStanding={(section) => isOpen && setStanding(section)}
            />
          </div>
        )}
      </div>
      <PickPanel
        {...{ round, plan, words, seats, picking, holding }}
        standing={quantityOf}
        onStanding={setStanding}
        onLook={(looked) => setLookAt({ seats: looked })}
      />
    </div>
  );
}

function WayLabel({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 [&>svg]:size-4">
      {icon}
      {children}
    </span>
  );
}

/** "12.13" → those places, as somebody brought them along from the sign-in. */
function seatsOf(text: string | undefined, capacity: number): number[] {
  const found = (text ?? '').split('.').filter((part) => /^\d{1,6}$/.test(part));
  return [...new Set(found.map(Number))].filter((seat) => seat < capacity).slice(0, MOST_SEATS);
}
