/** What is kept of what a place cost, by how early it is given back. */
export interface FeeScale {
  /** The most days first, the last one 0: from so many days before the show on, so much per cent is kept. */
  readonly steps: readonly FeeStep[];
  /** Whoever changes their mind soon pays nothing, if the show is still some days away; null: no such grace. */
  readonly grace: { readonly hours: number; readonly days: number } | null;
}

export interface FeeStep {
  /** Korean calendar days between the day on which it is given back and the day of the show. */
  readonly days: number;
  readonly percent: number;
}

/** A scale from a time on. It is never changed: what was sold under it is given back by it. */
export interface CancelScale {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly validFrom: number;
  readonly scale: FeeScale;
}

/**
 * The scale of a house that has set none: 소비자분쟁해결기준 (공정거래위원회 고시), 별표 II, 공연업, where the customer
 * cancels: all of it ten days before the show, less 10 % seven days, 20 % three days, 30 % one day before, 90 % on the
 * day until it begins; all of it within 24 hours of booking, if the show is three days away.
 */
export const DEFAULT_SCALE: FeeScale = {
  steps: [
    { days: 10, percent: 0 },
    { days: 7, percent: 10 },
    { days: 3, percent: 20 },
    { days: 1, percent: 30 },
    { days: 0, percent: 90 },
  ],
  grace: { hours: 24, days: 3 },
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Korea has no summer time. */
const KOREA_MS = 9 * HOUR_MS;

/** Korean calendar days from one moment to another; both epoch milliseconds. */
export const daysBetween = (from: number, until: number): number =>
  Math.floor((until + KOREA_MS) / DAY_MS) - Math.floor((from + KOREA_MS) / DAY_MS);

export interface GivenBackPlace {
  /** When it was paid, when the show begins, when it is given back: epoch milliseconds. */
  readonly paidAt: number;
  readonly startsAt: number;
  readonly at: number;
  /** What it cost, in the smallest unit. */
  readonly paid: number;
}

/**
 * What is kept of one place that is given back before the show begins, by Korean calendar days.
 * @returns the fee in the smallest unit, rounded down: from 0 to what was paid
 */
export function feeOf(scale: FeeScale, place: GivenBackPlace): number {
  return Math.floor((place.paid * percentOf(scale, place)) / 100);
}

/** The rate of a scale at a moment, in per cent. */
export function percentOf(
  { steps, grace }: FeeScale,
  { paidAt, startsAt, at }: Omit<GivenBackPlace, 'paid'>,
): number {
  const days = daysBetween(at, startsAt);
  if (grace && days >= grace.days && at - paidAt <= grace.hours * HOUR_MS) return 0;
  return steps.find((step) => days >= step.days)?.percent ?? 100;
}

/** So long after a round was put at another time whoever had bought the old one gives it back for nothing. */
const MOVED_FREE_MS = 7 * DAY_MS;

/**
 * Until when nothing is kept of what was bought before its round was put at another time: seven days, and no later than the
 * new beginning. Who buys a time has not bought another; a week lets people ask those they would have come with.
 * @returns epoch milliseconds; null where it was bought for the time that holds
 */
export function freeUntil({
  boughtAt,
  movedAt,
  startsAt,
}: {
  /** When it was reserved, when the round was moved last, when it begins now: epoch milliseconds. */
  readonly boughtAt: number;
  readonly movedAt: number | null;
  readonly startsAt: number;
}): number | null {
  return movedAt === null || boughtAt >= movedAt ? null : Math.min(movedAt + MOVED_FREE_MS, startsAt);
}

/** The scale under which something was paid: the newest that was in force then. @param paidAt epoch milliseconds */
export function scaleAt(scales: readonly CancelScale[], paidAt: number): FeeScale {
  let newest: CancelScale | null = null;
  for (const one of scales) {
    if (one.validFrom > paidAt) continue;
    if (
      !newest ||
      one.validFrom > newest.validFrom ||
      (one.validFrom === newest.validFrom && one.id > newest.id)
    ) {
      newest = one;
    }
  }
  return newest?.scale ?? DEFAULT_SCALE;
}

/** What does not hold together in a scale; null when it does. */
export function faultOf({ steps, grace }: FeeScale): Record<string, unknown> | null {
  if (steps.at(-1)?.days !== 0) return { reason: 'last-day' };
  for (const [i, { days, percent }] of steps.entries()) {
    const before = steps[i - 1];
    if (before && before.days <= days) return { reason: 'days', at: i };
    if (before && before.percent > percent) return { reason: 'percent', at: i };
  }
  return grace && grace.days < 1 ? { reason: 'grace' } : null;
}

/**
 * When more will be kept of what is given back than at a moment; null when that is all until the show begins. Rates only
 * rise at midnight in Korea, and when the grace is over.
 */
export function nextRiseOf(scale: FeeScale, times: Omit<GivenBackPlace, 'paid'>): number | null {
  const { paidAt, startsAt, at } = times;
  const now = percentOf(scale, times);
  const midnights = Array.from(
    { length: Math.max(0, daysBetween(at, startsAt)) },
    (_, i) => (Math.floor((at + KOREA_MS) / DAY_MS) + 1 + i) * DAY_MS - KOREA_MS,
  );
  const graceEnds = scale.grace ? paidAt + scale.grace.hours * HOUR_MS + 1 : 0;
  const moments = graceEnds > at ? [...midnights, graceEnds].sort((a, b) => a - b) : midnights;
  const rise = moments.find(
    (moment) => moment < startsAt && percentOf(scale, { paidAt, startsAt, at: moment }) > now,
  );
  return rise ?? null;
}
