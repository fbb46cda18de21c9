import { useEffect, useMemo, useState } from 'react';
import type { HallPlan } from './hall-plan.ts';
import { FREE } from './seat-board.ts';
import { pressed } from './selection.ts';
import type { RoundSeats } from './use-round-seats.ts';

/** A hold takes no more. */
export const MOST_SEATS = 20;

export interface Picking {
  readonly quantity: number;
  readonly setQuantity: (quantity: number) => void;
  readonly most: number;
  /** One press chooses neighbours for all. */
  readonly isTogether: boolean;
  readonly setTogether: (isTogether: boolean) => void;
  /** Indexes of the grades that are shown; null for all. */
  readonly grades: ReadonlySet<number> | null;
  readonly setGrades: (grades: ReadonlySet<number> | null) => void;
  readonly selected: readonly number[];
  readonly press: (seat: number) => void;
  /** Just this one, in or out: what keyboards and lists do. */
  readonly toggle: (seat: number) => void;
  readonly select: (seats: readonly number[]) => void;
  readonly canBeHad: (seat: number) => boolean;
  /** There were not so many neighbours where it was pressed. */
  readonly fellShort: boolean;
  /** Places that others took from what was chosen, the newest first shown until something is done. */
  readonly lost: readonly number[];
  readonly lose: (seats: readonly number[]) => void;
}

type Options = {
  plan: HallPlan;
  seats: RoundSeats;
  /** Grades without a price are not sold. */
  onSale: readonly boolean[];
  most: number;
  first: { readonly quantity: number | undefined; readonly seats: readonly number[] };
  onLost: (seats: readonly number[]) => void;
};

/** What somebody wants of a round, and what of it is still to be had. */
export function usePicking({ plan, seats, onSale, most, first, onLost }: Options): Picking {
  const [wanted, setQuantity] = useState(first.quantity ?? 2);
  // What the member holds already is known a moment later.
  const quantity = Math.min(wanted, most);
  const [isTogether, setTogether] = useState(true);
  const [grades, setGrades] = useState<ReadonlySet<number> | null>(null);
  const [selected, setSelected] = useState<readonly number[]>(first.seats);
  const [fellShort, setFellShort] = useState(false);
  const [lost, setLost] = useState<readonly number[]>([]);
  const { board, version, isLoaded } = seats;
  const canBeHad = useMemo(
    () =>
      (seat: number): boolean =>
        board.states[seat] === FREE &&
        onSale[plan.gradeOf[seat]!] === true &&
        (grades === null || grades.has(plan.gradeOf[seat]!)),
    [board, plan, onSale, grades],
  );
  const lose = (gone: readonly number[]): void => {
    setSelected((before) => before.filter((seat) => !gone.includes(seat)));
    setLost(gone);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: judged whenever the board has changed
  useEffect(() => {
    if (!isLoaded) return;
    const gone = selected.filter((seat) => board.states[seat] !== FREE);
    if (gone.length === 0) return;
    lose(gone);
    onLost(gone);
  }, [version, isLoaded, selected]);
  const act = (next: readonly number[], short: boolean): void => {
    setLost([]);
    setFellShort(short);
    setSelected(next);
  };
  return {
    ...{
      quantity,
      most,
      isTogether,
      setTogether,
      grades,
      setGrades,
      selected,
      canBeHad,
      fellShort,
      lost,
      lose,
    },
    setQuantity: (next) => {
      setQuantity(next);
      setSelected((before) => before.slice(0, next));
    },
    press: (seat) => {
      if (!selected.includes(seat) && !canBeHad(seat)) return;
      const { seats: next, fellShort: short } = pressed(plan, selected, seat, {
        ...{ quantity, isTogether },
        isFree: canBeHad,
      });
      act(next, short);
    },
    toggle: (seat) => {
      if (selected.includes(seat))
        act(
          selected.filter((one) => one !== seat),
          false,
        );
      else if (canBeHad(seat) && selected.length < most) {
        const next = [...selected, seat];
        setQuantity((before) => Math.max(before, next.length));
        act(next, false);
      }
    },
    select: (next) => {
      setQuantity((before) => Math.min(most, Math.max(before, next.length)));
      act(next, false);
    },
  };
}
