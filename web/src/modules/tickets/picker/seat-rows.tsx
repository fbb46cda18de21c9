import { Accessibility, Check, EyeOff } from 'lucide-react';
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { useThemeName } from '../../../ui/use-theme-name.ts';
import { gradeColour } from '../canvas/grade-colours.ts';
import type { HallPlan, PlanRow, PlanSection } from './hall-plan.ts';
import { FREE } from './seat-board.ts';
import type { ListProps } from './seat-list.tsx';
import { isAccessible, isRestricted } from './seat-looks.ts';
import { numberOf } from './seat-names.ts';
import type { SeatWords } from './use-seat-words.ts';

/**
 * The seats of one section as a grid: one stop for Tab, arrows from seat to seat and row to row, Enter or Space to choose
 * (ARIA Authoring Practices, grid).
 */
export function SeatRows({
  plan,
  words,
  seats,
  picking,
  section,
  isOpen,
  canTakeAny = false,
}: ListProps & { section: PlanSection }) {
  const { t } = useTranslation();
  const { board } = seats;
  const rows = plan.rows.slice(section.rows.from, section.rows.to);
  const firstFree = useMemo(() => {
    for (let seat = section.from; seat < section.to; seat += 1) if (board.states[seat] === FREE) return seat;
    return section.from;
  }, [board, section]);
  const [focused, setFocused] = useState(firstFree);
  const grid = useRef<HTMLDivElement>(null);
  const latest = useRef(picking);
  latest.current = picking;
  const go = (seat: number) => {
    setFocused(seat);
    grid.current?.querySelector<HTMLElement>(`[data-seat="${seat}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const to = seatFrom(plan, section, focused, event);
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  const press = useMemo(
    () => (seat: number) => {
      setFocused(seat);
      latest.current.toggle(seat);
    },
    [],
  );
  const chosen = new Set(picking.selected);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's cells would not be one stop for Tab
    <div
      ref={grid}
      role="grid"
      aria-multiselectable
      aria-label={t('ticketsBuying.list.grid', { section: words.section(section.index) })}
      tabIndex={-1}
      onKeyDown={onKey}
      className="flex flex-col gap-1 overflow-x-auto px-1 pt-1 pb-4"
    >
      {rows.map((row) => (
        <SeatRow
          key={row.from}
          {...{ plan, words, row }}
          chosen={[...chosen].filter((seat) => seat >= row.from && seat < row.to).join(' ')}
          shown={showing(row, picking.canBeHad)}
          focused={focused >= row.from && focused < row.to ? focused : -1}
          isOpen={isOpen}
          canTakeAny={canTakeAny}
          onPress={press}
        />
      ))}
    </div>
  );
}

/** Which seats of a row can be had, as text: rows that stay as they are need not be drawn again. */
const showing = ({ from, to }: PlanRow, canBeHad: (seat: number) => boolean): string =>
  Array.from({ length: to - from }, (_, at) => (canBeHad(from + at) ? '1' : '0')).join('');

/** Where the arrows lead; null for other keys. */
function seatFrom(
  plan: HallPlan,
  { from, to, rows }: PlanSection,
  seat: number,
  { key, ctrlKey }: KeyboardEvent,
): number | null {
  const index = plan.rowOf[seat]!;
  const row = plan.rows[index]!;
  const near = (other: number): number | null => {
    const next = plan.rows[other];
    if (next === undefined || other < rows.from || other >= rows.to) return null;
    // The nearest one in the next row: rows are not of one length.
    let best = next.from;
    for (let one = next.from; one < next.to; one += 1) {
      if (Math.abs(plan.xs[one]! - plan.xs[seat]!) < Math.abs(plan.xs[best]! - plan.xs[seat]!)) best = one;
    }
    return best;
  };
  if (key === 'ArrowRight') return Math.min(row.to - 1, seat + 1);
  if (key === 'ArrowLeft') return Math.max(row.from, seat - 1);
  if (key === 'ArrowDown') return near(index + 1);
  if (key === 'ArrowUp') return near(index - 1);
  if (key === 'Home') return ctrlKey ? from : row.from;
  if (key === 'End') return ctrlKey ? to - 1 : row.to - 1;
  return null;
}

type RowProps = {
  plan: HallPlan;
  words: SeatWords;
  row: PlanRow;
  chosen: string;
  shown: string;
  focused: number;
  isOpen: boolean;
  canTakeAny: boolean;
  onPress: (seat: number) => void;
};

const SeatRow = memo(function SeatRow({
  plan,
  words,
  row,
  chosen,
  shown,
  focused,
  isOpen,
  canTakeAny,
  onPress,
}: RowProps) {
  const { t } = useTranslation();
  const isDark = useThemeName() === 'dark';
  const picked = new Set(chosen === '' ? [] : chosen.split(' ').map(Number));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid above
    // biome-ignore lint/a11y/useFocusableInteractive: its cells are
    <div role="row" className="flex w-max items-center gap-1">
      {/* biome-ignore lint/a11y/useSemanticElements: of the grid above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it */}
      <div
        role="rowheader"
        className="sticky left-0 z-1 w-14 shrink-0 bg-surface pr-2 text-right text-sm font-semibold"
      >
        {t('ticketsBuying.list.row', { name: row.name })}
      </div>
      {Array.from({ length: row.to - row.from }, (_, at) => {
        const seat = row.from + at;
        const isFree = shown[at] === '1';
        const isPicked = picked.has(seat);
        const { fill, ink } = gradeColour(plan.map.grades[plan.gradeOf[seat]!]?.colour ?? 0, isDark);
        const state = isPicked ? 'chosen' : isFree ? 'free' : 'taken';
        return (
          // biome-ignore lint/a11y/useSemanticElements: a cell of the grid above, which is pressed itself
          <button
            key={seat}
            type="button"
            role="gridcell"
            data-seat={seat}
            tabIndex={seat === focused ? 0 : -1}
            aria-selected={isPicked}
            aria-disabled={(!isFree && !isPicked && !canTakeAny) || !isOpen}
            aria-label={`${words.seat(seat)}, ${words.about(seat)}, ${t(`ticketsBuying.seat.${state}`)}`}
            onClick={() => isOpen && onPress(seat)}
            style={isFree && !isPicked ? { background: fill, color: ink } : undefined}
            className={cx(
              'tnum relative flex size-9 shrink-0 items-center justify-center rounded-lg text-xs font-bold focus-visible:z-1',
              isPicked
                ? 'bg-accent text-accent-ink outline-2 outline-ink'
                : !isFree && 'border border-line bg-sunken font-normal text-muted line-through',
            )}
          >
            {isPicked ? (
              <Check aria-hidden="true" className="size-4.5" strokeWidth={3} />
            ) : (
              numberOf(plan, seat)
            )}
            {isAccessible(plan, seat) && (
              <Accessibility
                aria-hidden="true"
                className="absolute -top-1 -right-1 size-3.5 rounded-full bg-surface text-ink"
              />
            )}
            {isRestricted(plan, seat) && (
              <EyeOff
                aria-hidden="true"
                className="absolute -top-1 -right-1 size-3.5 rounded-full bg-surface text-ink"
              />
            )}
          </button>
        );
      })}
    </div>
  );
});
