import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type House, houseQuery, type RoundSale } from '../../../api/tickets-seats.ts';
import { readAfreshSoon } from '../../../api/use-live.ts';
import type { Point } from '../../../ui/canvas/view.ts';
import { Segmented } from '../../../ui/tabs.tsx';
import { placesIn } from '../canvas/seat-grid.ts';
import type { HallPlan } from '../picker/hall-plan.ts';
import type { Scene } from '../picker/layer.ts';
import { type Marks, noMarks } from '../picker/overlay.ts';
import { FREE } from '../picker/seat-board.ts';
import { SeatList } from '../picker/seat-list.tsx';
import { operatorStyle } from '../picker/seat-looks.ts';
import { SeatMap } from '../picker/seat-map.tsx';
import { useRoundSeats } from '../picker/use-round-seats.ts';
import { useSeatWords } from '../picker/use-seat-words.ts';
import { useThemeColours } from '../picker/use-theme-colours.ts';
import { HousePanel } from './house-panel.tsx';
import { HouseLegend, HouseTotals } from './house-totals.tsx';
import { OwnerList } from './owner-list.tsx';
import { OwnerTip } from './owner-tip.tsx';
import { ownersBySeat, ownersOf } from './owners.ts';

type Way = 'map' | 'list' | 'owners';

export function BoxOffice({ round, house, plan }: { round: RoundSale; house: House; plan: HallPlan }) {
  const { t } = useTranslation();
  const { roundId } = round;
  const queryClient = useQueryClient();
  const seats = useRoundSeats(roundId, plan);
  const words = useSeatWords(plan, round);
  const theme = useThemeColours();
  const [way, setWay] = useState<Way>('map');
  const [drawsBox, setDrawsBox] = useState(false);
  const [selected, setSelected] = useState<readonly number[]>([]);
  const [hovered, setHovered] = useState<{ seat: number; at: Point } | null>(null);
  const [lookAt, setLookAt] = useState<{ readonly seats: readonly number[] } | null>(null);
  const owners = useMemo(() => ownersOf(house), [house]);
  const bySeat = useMemo(() => ownersBySeat(owners), [owners]);
  // Whose they are is read again some time after they have moved: not for each of a thousand sales.
  useEffect(() => {
    if (seats.version > 1) readAfreshSoon(queryClient, houseQuery(roundId).queryKey);
  }, [seats.version, queryClient, roundId]);
  const scene: Scene = useMemo(
    () => ({
      ...{ plan, board: seats.board, nameOf: words.section, stageName: t('ticketsBuying.map.stage') },
      style: operatorStyle(plan, seats.board, theme),
    }),
    [plan, seats.board, words, theme, t],
  );
  const marks: Marks = useMemo(
    () => ({ ...noMarks, selected: new Set(selected), focused: hovered?.seat ?? null }),
    [selected, hovered?.seat],
  );
  const toggle = (seat: number) =>
    setSelected((before) =>
      before.includes(seat) ? before.filter((one) => one !== seat) : [...before, seat],
    );
  const add = (more: readonly number[]) => setSelected((before) => [...new Set([...before, ...more])]);
  /** Where one stands, the next free place. */
  const addStanding = (section: number) => {
    const { from, to } = plan.sections[section]!;
    for (let seat = from; seat < to; seat += 1) {
      if (seats.board.states[seat] === FREE && !selected.includes(seat)) return add([seat]);
    }
  };
  return (
    <div className="flex flex-col gap-5">
      <HouseTotals house={house} board={seats.board} />
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Segmented
              label={t('ticketsBuying.way.label')}
              value={way}
              onChange={setWay}
              tabs={[
                { value: 'map', label: t('ticketsBuying.way.map') },
                { value: 'list', label: t('ticketsBuying.way.list') },
                { value: 'owners', label: t('ticketsBuying.house.list') },
              ]}
            />
            {way === 'map' && (
              <Segmented
                label={t('ticketsBuying.house.mode')}
                value={drawsBox ? 'select' : 'move'}
                onChange={(mode) => setDrawsBox(mode === 'select')}
                tabs={[
                  { value: 'move', label: t('ticketsBuying.house.modeMove') },
                  { value: 'select', label: t('ticketsBuying.house.modeSelect') },
                ]}
              />
            )}
          </div>
          {way === 'map' && (
            <>
              <HouseLegend />
              <div className="relative">
                <SeatMap
                  {...{ scene, seats, marks, drawsBox, lookAt }}
                  label={t('ticketsBuying.map.label')}
                  onSeat={toggle}
                  onStanding={addStanding}
                  onBox={(box) => add(placesIn(plan.grid, box).map((at) => plan.seated[at]!))}
                  onHover={(seat, at) => setHovered(seat === null ? null : { seat, at })}
                  className="relative h-[max(24rem,calc(100dvh-30rem))] overflow-hidden rounded-3xl border border-line bg-sunken"
                />
                {hovered !== null && <OwnerTip {...hovered} words={words} owner={bySeat.get(hovered.seat)} />}
              </div>
            </>
          )}
          {way === 'list' && (
            <SeatList
              {...{ plan, words, seats }}
              picking={{ selected, toggle, canBeHad: (seat) => seats.board.states[seat] === FREE }}
              isOpen
              canTakeAny
              onStanding={addStanding}
            />
          )}
          {way === 'owners' && (
            <OwnerList
              owners={owners}
              words={words}
              onChoose={(chosen) => {
                setSelected(chosen);
                setLookAt({ seats: chosen });
                setWay('map');
              }}
            />
          )}
        </div>
        <HousePanel
          {...{ round, plan, words, selected }}
          board={seats.board}
          owners={bySeat}
          onSelect={setSelected}
          onChanged={() => {
            setSelected([]);
            seats.retry();
            void queryClient.invalidateQueries({ queryKey: houseQuery(roundId).queryKey });
          }}
        />
      </div>
    </div>
  );
}
