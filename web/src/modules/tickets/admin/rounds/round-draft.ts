import type { AdminRound, NewRoundsBody } from '../../../../api/tickets-admin-types.ts';
import { wholeOf } from '../performances/performance-draft.ts';

/** What rounds have beside their times, as text. */
export type TermsDraft = {
  hallId: string;
  /** By the key of the grade; an empty one is not on sale. */
  prices: Record<string, string>;
  /** Places on the bill of those who play; empty: all. */
  cast: number[];
  perMemberLimit: string;
  holdMinutes: string;
  holdCapMinutes: string;
  sparesOrphans: boolean;
};

export const emptyTerms = (hallId: string): TermsDraft => ({
  hallId,
  prices: {},
  cast: [],
  perMemberLimit: '4',
  holdMinutes: '8',
  holdCapMinutes: '20',
  sparesOrphans: true,
});

export const termsDraft = (round: AdminRound): TermsDraft => ({
  hallId: round.hallId,
  prices: Object.fromEntries(Object.entries(round.prices).map(([key, amount]) => [key, String(amount)])),
  cast: [...round.cast],
  perMemberLimit: round.perMemberLimit === null ? '' : String(round.perMemberLimit),
  holdMinutes: String(Math.round(round.holdMs / 60_000)),
  holdCapMinutes: String(Math.round(round.holdCapMs / 60_000)),
  sparesOrphans: round.sparesOrphans,
});

export type TermsFault = 'hall' | 'prices' | 'price' | 'limit' | 'hold' | 'cap';
const MAX_PRICE = 1_000_000_000;

const priceOf = (text: string): number | null => wholeOf(text.replaceAll(',', ''), 0, MAX_PRICE);

/** What is wrong, by place: `prices.KEY` for a price. @param grades the keys that the hall's map has */
export function termsFaults(draft: TermsDraft, grades: readonly string[]): Record<string, TermsFault> {
  const faults: Record<string, TermsFault> = {};
  if (draft.hallId === '') faults.hallId = 'hall';
  const set = grades.filter((key) => (draft.prices[key] ?? '').trim() !== '');
  if (draft.hallId !== '' && set.length === 0) faults.prices = 'prices';
  for (const key of set) if (priceOf(draft.prices[key] ?? '') === null) faults[`prices.${key}`] = 'price';
  if (draft.perMemberLimit.trim() !== '' && wholeOf(draft.perMemberLimit, 1, 100) === null)
    faults.perMemberLimit = 'limit';
  const [hold, cap] = [wholeOf(draft.holdMinutes, 1, 60), wholeOf(draft.holdCapMinutes, 1, 240)];
  if (hold === null) faults.holdMinutes = 'hold';
  if (cap === null || (hold !== null && cap < hold)) faults.holdCapMinutes = 'cap';
  return faults;
}

/** What is sent; call it for a draft without faults. */
export const termsBody = (
  draft: TermsDraft,
  grades: readonly string[],
): Omit<NewRoundsBody, 'rounds' | 'reason'> => ({
  hallId: draft.hallId,
  prices: Object.fromEntries(
    grades.flatMap((key) => {
      const amount = (draft.prices[key] ?? '').trim() === '' ? null : priceOf(draft.prices[key] ?? '');
      return amount === null ? [] : [[key, amount]];
    }),
  ),
  cast: draft.cast.toSorted((one, other) => one - other),
  perMemberLimit: wholeOf(draft.perMemberLimit, 1, 100),
  holdMinutes: wholeOf(draft.holdMinutes, 1, 60) ?? 8,
  holdCapMinutes: wholeOf(draft.holdCapMinutes, 1, 240) ?? 20,
  sparesOrphans: draft.sparesOrphans,
});
