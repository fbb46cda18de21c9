import type { FeeScale } from '../../../../api/tickets-admin-types.ts';
import { wholeOf } from '../performances/performance-draft.ts';

/** A scale as it stands in the form, as text. */
export type ScaleDraft = {
  steps: { key: string; days: string; percent: string }[];
  hasGrace: boolean;
  graceHours: string;
  graceDays: string;
};

type ReadScale = {
  readonly steps: readonly { readonly days: number; readonly percent: number }[];
  readonly grace: { readonly hours: number; readonly days: number } | null;
};

export const scaleDraft = ({ steps, grace }: ReadScale): ScaleDraft => ({
  steps: steps.map(({ days, percent }) => ({
    key: String(days),
    days: String(days),
    percent: String(percent),
  })),
  hasGrace: grace !== null,
  graceHours: String(grace?.hours ?? 24),
  graceDays: String(grace?.days ?? 3),
});

export type ScaleFault = 'number' | 'order' | 'rate' | 'last';

/** What is wrong, by place: `days.AT`, `percent.AT`, `graceHours`, `graceDays`. */
export function scaleFaults({
  steps,
  hasGrace,
  graceHours,
  graceDays,
}: ScaleDraft): Record<string, ScaleFault> {
  const faults: Record<string, ScaleFault> = {};
  for (const [at, { days, percent }] of steps.entries()) {
    const [own, rate] = [wholeOf(days, 0, 365), wholeOf(percent, 0, 100)];
    const before = steps[at - 1];
    if (own === null) faults[`days.${at}`] = 'number';
    else if (before !== undefined && own >= (wholeOf(before.days, 0, 365) ?? 366))
      faults[`days.${at}`] = 'order';
    else if (at === steps.length - 1 && own !== 0) faults[`days.${at}`] = 'last';
    if (rate === null) faults[`percent.${at}`] = 'number';
    else if (before !== undefined && rate < (wholeOf(before.percent, 0, 100) ?? 0))
      faults[`percent.${at}`] = 'rate';
  }
  if (hasGrace && wholeOf(graceHours, 1, 720) === null) faults.graceHours = 'number';
  if (hasGrace && wholeOf(graceDays, 1, 365) === null) faults.graceDays = 'number';
  return faults;
}

/** What is sent; null while something of it is wrong. */
export function scaleOf(draft: ScaleDraft): FeeScale | null {
  if (Object.keys(scaleFaults(draft)).length > 0) return null;
  return {
    steps: draft.steps.map(({ days, percent }) => ({ days: Number(days), percent: Number(percent) })),
    grace: draft.hasGrace ? { hours: Number(draft.graceHours), days: Number(draft.graceDays) } : null,
  };
}

/** One more step, between the last two. */
export function withStep(draft: ScaleDraft): ScaleDraft {
  const last = draft.steps.at(-1);
  const before = draft.steps.at(-2);
  const days = Math.max(1, Math.floor((wholeOf(before?.days ?? '', 0, 365) ?? 2) / 2));
  const step = {
    key: `new:${draft.steps.length}:${days}`,
    days: String(days),
    percent: before?.percent ?? '0',
  };
  return { ...draft, steps: last === undefined ? [step] : [...draft.steps.slice(0, -1), step, last] };
}

const KOREA_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** The same as the server reckons it: Korean calendar days, rounded down. All times are epoch milliseconds. */
export function feeOf(
  { steps, grace }: ReadScale,
  place: { paid: number; bookedAt: number; startsAt: number; at: number },
): { fee: number; percent: number; days: number; isGrace: boolean } {
  const dayOf = (at: number) => Math.floor((at + KOREA_MS) / DAY_MS);
  const days = dayOf(place.startsAt) - dayOf(place.at);
  const isGrace =
    grace !== null && days >= grace.days && place.at - place.bookedAt <= grace.hours * 3_600_000;
  const percent = isGrace ? 0 : (steps.find((step) => days >= step.days)?.percent ?? 100);
  return { fee: Math.floor((place.paid * percent) / 100), percent, days, isGrace };
}
