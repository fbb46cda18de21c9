import { drawHall, type HallSketch, NOON } from '../../../../../test/support/stage.ts';
import { compileMap } from '../../maps/compile.ts';
import type { HallMap } from '../../maps/hall-map.ts';
import type { RoundOnSale, TicketsState } from '../../state.ts';
import { emptyTickets } from '../prefetch.ts';

const DAY_MS = 86_400_000;

export interface Sketch extends HallSketch {
  readonly map?: HallMap;
  /** A character for each place; all free by default. */
  readonly states?: string;
  readonly round?: Partial<RoundOnSale>;
}

/** A round as a batch has loaded it, without a database. */
export function roundWith({ map, states, round = {}, ...hall }: Sketch = {}): RoundOnSale {
  const plan = compileMap('MAP', map ?? drawHall(hall));
  const text = states ?? '0'.repeat(plan.capacity);
  const count = (state: string) => text.split(state).length - 1;
  return {
    ...{ id: 'ROUND', performanceId: 'SHOW', title: { ko: '봄', en: 'Spring' }, isPublished: true },
    ...{ startsAt: NOON + 30 * DAY_MS, saleFrom: NOON - DAY_MS, saleUntil: NOON + 29 * DAY_MS },
    prices: Object.fromEntries(plan.map.grades.map(({ key }) => [key, 10_000])),
    ...{ status: 'scheduled', perMemberLimit: null, holdMs: 480_000, holdCapMs: 1_200_000 },
    ...{ sparesOrphans: false, plan, movedAt: null },
    occupancy: {
      states: Buffer.from(text, 'latin1'),
      ...{ sequence: 0, capacity: plan.capacity, held: count('1'), sold: count('2'), blocked: count('3') },
      ...{ waiters: 0, clock: NOON, touched: false },
    },
    ...round,
  };
}

/** A batch's state that has loaded these rounds. */
export function stateOf(...rounds: RoundOnSale[]): TicketsState {
  const state = emptyTickets();
  for (const round of rounds) state.rounds.set(round.id, round);
  return state;
}

export const statesOf = ({ occupancy }: RoundOnSale): string => occupancy.states.toString('latin1');
