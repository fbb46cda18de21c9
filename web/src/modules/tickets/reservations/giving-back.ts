import type { CancellationPreview } from '../../../api/tickets-reservations.ts';

export type GivingBack = {
  paid: number;
  fee: number;
  refund: number;
  /** All that can still be given back. */
  isAll: boolean;
};

/** What comes back for some of the places, as the server has reckoned each. Amounts in won. */
export function givingBack(
  { lines, refund }: Pick<CancellationPreview, 'lines' | 'refund'>,
  picked: readonly number[],
): GivingBack {
  const chosen = lines.filter(({ no }) => picked.includes(no));
  const sum = (of: (line: CancellationPreview['lines'][number]) => number) =>
    chosen.reduce((total, line) => total + of(line), 0);
  return {
    paid: sum(({ paid }) => paid),
    fee: sum(({ fee }) => fee),
    // Never more than all of them together would bring: an operator may have given some of it back already.
    refund: Math.min(
      sum((line) => line.refund),
      refund,
    ),
    isAll: chosen.length === lines.length,
  };
}
