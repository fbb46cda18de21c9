import type { HallPlan } from './hall-plan.ts';

/** What a place is, as the character of the round's states says. */
export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export const BLOCKED = 3;

export interface Snapshot {
  readonly sequence: number;
  /** One character per place. */
  readonly states: string;
}

/** What changed between two numbers of the round's sequence. */
export interface Delta {
  /** The number of the state that it builds upon. */
  readonly from: number;
  readonly sequence: number;
  readonly changes: readonly (readonly [seat: number, state: string])[];
}

/** Every place's state, and the counts that hang on it. It is changed in place: 60,000 places, five times a second. */
export interface SeatBoard {
  readonly states: Uint8Array;
  readonly freeInSection: Int32Array;
  readonly freeInGrade: Int32Array;
  readonly freeInRow: Int32Array;
  readonly free: number;
  readonly sequence: number;
  /** Takes over a whole state, unless it is older. @returns places that are other than before; null when older */
  load(snapshot: Snapshot): number[] | null;
  /** @returns places that are other than before; null when something in between was missed */
  apply(delta: Delta): number[] | null;
}

export function seatBoard(plan: HallPlan): SeatBoard {
  const states = new Uint8Array(plan.capacity);
  const freeInSection = new Int32Array(plan.sections.length);
  const freeInGrade = new Int32Array(plan.map.grades.length);
  const freeInRow = new Int32Array(plan.rows.length);
  let free = 0;
  let sequence = -1;
  const count = (seat: number, by: 1 | -1): void => {
    free += by;
    freeInSection[plan.sectionOf[seat]!]! += by;
    freeInGrade[plan.gradeOf[seat]!]! += by;
    const row = plan.rowOf[seat]!;
    if (row >= 0) freeInRow[row]! += by;
  };
  const put = (seat: number, state: number): boolean => {
    const before = states[seat]!;
    if (seat >= states.length || before === state) return false;
    if (before === FREE) count(seat, -1);
    if (state === FREE) count(seat, 1);
    states[seat] = state;
    return true;
  };
  for (let seat = 0; seat < states.length; seat += 1) count(seat, 1);
  return {
    ...{ states, freeInSection, freeInGrade, freeInRow },
    get free() {
      return free;
    },
    get sequence() {
      return sequence;
    },
    load: (snapshot) => {
      if (snapshot.sequence < sequence) return null;
      const changed: number[] = [];
      const { states: text } = snapshot;
      for (let seat = 0; seat < states.length; seat += 1) {
        if (put(seat, text.charCodeAt(seat) - 48)) changed.push(seat);
      }
      sequence = snapshot.sequence;
      return changed;
    },
    apply: (delta) => {
      // What was read meanwhile has it already.
      if (delta.sequence <= sequence) return [];
      if (delta.from > sequence) return null;
      const changed = delta.changes.flatMap(([seat, state]) =>
        put(seat, state.charCodeAt(0) - 48) ? [seat] : [],
      );
      sequence = delta.sequence;
      return changed;
    },
  };
}
