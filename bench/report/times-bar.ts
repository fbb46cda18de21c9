import type { Bar, Row } from './model.ts';

/**
 * How many times an old method ours is. Beside it stands how many times the ceiling is: where that is below what is
 * wanted, no method behind this HTTP could meet the bar on this machine.
 * @param rows of one run, the ceiling among them
 * @param wanted times, at the least
 */
export function timesBar(name: string, rows: readonly Row[], ours: Row, old: Row, wanted: number): Bar {
  const times = ours.acceptedPerS / old.acceptedPerS;
  const ceiling = rows.find(({ kind }) => kind === 'ceiling')?.acceptedPerS ?? 0;
  const most = ceiling > 0 ? ` (the ceiling itself: ${(ceiling / old.acceptedPerS).toFixed(1)} ×)` : '';
  return { name, wanted: `≥ ${wanted} ×`, measured: `${times.toFixed(1)} ×${most}`, met: times >= wanted };
}
