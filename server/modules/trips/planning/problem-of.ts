import type { NamedSpot, Spot } from '../trip.ts';
import type { Candidate, Gathered } from './candidates.ts';
import { anchorsOf } from './document.ts';
import { legOf } from './legs.ts';
import type { PlanDay, PlanProblem } from './solver/index.ts';
import { PACE_RULES } from './wish.ts';

/** The same wish gives the same plan. */
const SEED = 20_260_301;
const DAY_MIN = 1_440;

/** Wish, trip and candidates as what the solver solves. */
export function problemOf(gathered: Gathered, candidates: readonly Candidate[]): PlanProblem {
  const { document, wish, days } = gathered;
  const mode = wish.mode ?? document.head.mode;
  const { mostStops, restMin } = PACE_RULES[wish.pace];
  return {
    days: days.map((_day, index) => dayOf(gathered, index)),
    stops: candidates.map(({ stop }) => stop),
    ...{ mostStops, restMin, seed: SEED },
    legMin: (from, to) => legOf(from, to, mode).minutes,
  };
}

function dayOf({ document, wish, days }: Gathered, index: number): PlanDay {
  const day = days[index]!;
  const { fields } = document.days[day]!;
  const said = anchorsOf(document, day);
  const startMin = wish.startMin ?? fields.startMin;
  const isLast = index === days.length - 1;
  return {
    startMin,
    endMin: Math.min(Math.max(wish.endMin ?? fields.endMin, startMin), DAY_MIN),
    start:
      (index === 0 ? wish.start : null) ??
      lodgingAfter(wish.lodging, document.days[day - 1]?.id) ??
      said.start,
    end: (isLast ? wish.end : null) ?? lodgingAfter(wish.lodging, document.days[day]!.id) ?? said.end,
  };
}

const lodgingAfter = (
  lodging: readonly { readonly dayId: string; readonly spot: NamedSpot }[],
  dayId: string | undefined,
): Spot | null => lodging.find((one) => one.dayId === dayId)?.spot ?? null;
