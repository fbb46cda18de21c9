import type { RunView } from '../../api/types.ts';

type Figures = Pick<RunView, 'done' | 'failed' | 'total' | 'perSecond'>;

/** Items that a run has looked at, whether they could be done or not. */
export const behind = ({ done, failed }: Pick<RunView, 'done' | 'failed'>): number => done + failed;

/**
 * How long it still takes at the pace that it has.
 * @returns seconds; null where nobody can tell
 */
export function secondsLeft(run: Figures): number | null {
  if (run.total === null || run.perSecond === null || run.perSecond <= 0) return null;
  return Math.max(0, run.total - behind(run)) / run.perSecond;
}

export type Span = { unit: 'Seconds' | 'Minutes' | 'Hours'; count: number };

/** A span of seconds as people say it: in its largest unit, rounded up. */
export function spanOf(seconds: number): Span {
  if (seconds < 60) return { unit: 'Seconds', count: Math.max(1, Math.ceil(seconds)) };
  if (seconds < 5400) return { unit: 'Minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'Hours', count: Math.ceil(seconds / 3600) };
}
