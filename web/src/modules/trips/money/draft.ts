import type { CostFields } from '../../../api/trips-types.ts';
import { digitsOf } from './currency.ts';

export type Category = CostFields['category'];
export type Split = CostFields['split'];
export const CATEGORIES: readonly Category[] = ['food', 'stay', 'transport', 'ticket', 'shopping', 'other'];
export const SPLITS: readonly Split[] = ['equal', 'weights', 'amounts'];

/** A cost while it is written: numbers are what was typed. */
export type CostDraft = {
  title: string;
  category: Category;
  amount: string;
  currency: string;
  /** One unit of `currency` in the trip's. */
  rate: string;
  paidBy: string;
  split: Split;
  /** Who shares it. */
  sharers: readonly string[];
  weights: Readonly<Record<string, number>>;
  amounts: Readonly<Record<string, string>>;
  itemId: string | null;
  on: string | null;
};
export type CostFault = 'title' | 'amount' | 'rate' | 'sharers' | 'amounts';

const E6 = 1_000_000;
const MOST = 1_000_000_000_000;

/** What was typed, in the currency's smallest unit; null when it is no amount. */
export function amountIn(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const plain = text.replace(/[\s,]/g, '');
  const match = /^(\d{1,13})(?:\.(\d*))?$/.exec(plain);
  if (!match || (match[2] ?? '').length > digits) return null;
  const amount = Number(match[1]) * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0') || 0);
  return amount <= MOST ? amount : null;
}

/** An amount as it is typed. */
export function textOfAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return digits === 0 ? String(amount) : (amount / 10 ** digits).toFixed(digits);
}

/** What was typed as a rate, in millionths; null when it is none. */
export function rateIn(text: string): number | null {
  const rate = Math.round(Number(text.replace(/[\s,]/g, '')) * E6);
  return text.trim() !== '' && Number.isSafeInteger(rate) && rate >= 1 && rate <= MOST ? rate : null;
}
export const textOfRate = (rateE6: number): string => String(rateE6 / E6);

type Around = { currency: string; personIds: readonly string[]; me: string; on: string | null };

/** An empty cost: paid by oneself, for everybody. */
export const newCost = ({ currency, personIds, me, on }: Around): CostDraft => ({
  ...{ title: '', category: 'food', amount: '', currency, rate: '', paidBy: me, split: 'equal' },
  ...{ sharers: personIds, weights: {}, amounts: {}, itemId: null, on },
});

export function draftOf(fields: CostFields): CostDraft {
  const { title, category, currency, paidBy, split, itemId, on } = fields;
  const shares = fields.shares.filter(([, share]) => share > 0);
  return {
    ...{ title, category, currency, paidBy, split, itemId, on },
    amount: textOfAmount(fields.amount, currency),
    rate: textOfRate(fields.rateE6),
    sharers: shares.map(([personId]) => personId),
    weights: split === 'weights' ? Object.fromEntries(shares) : {},
    amounts:
      split === 'amounts'
        ? Object.fromEntries(shares.map(([personId, share]) => [personId, textOfAmount(share, currency)]))
        : {},
  };
}

/** What is left of the amount when it is split by amounts, in the smallest unit; below 0: too much was given out. */
export function leftOf(draft: CostDraft): number {
  const total = amountIn(draft.amount, draft.currency) ?? 0;
  return draft.sharers.reduce(
    (left, personId) => left - (amountIn(draft.amounts[personId] ?? '', draft.currency) ?? 0),
    total,
  );
}

export const weightOf = (draft: CostDraft, personId: string): number => draft.weights[personId] ?? 1;

/** About what everybody bears, in the currency of the cost; the last won is the server's to give. */
export function portionOf(draft: CostDraft, personId: string): number {
  const total = amountIn(draft.amount, draft.currency) ?? 0;
  if (!draft.sharers.includes(personId)) return 0;
  if (draft.split === 'amounts') return amountIn(draft.amounts[personId] ?? '', draft.currency) ?? 0;
  const weight = draft.split === 'equal' ? () => 1 : (id: string) => weightOf(draft, id);
  const all = draft.sharers.reduce((sum, id) => sum + weight(id), 0);
  return all === 0 ? 0 : Math.round((total * weight(personId)) / all);
}

/** The fields of a draft; or what is still missing. */
export function fieldsOf(draft: CostDraft, tripCurrency: string): CostFields | readonly CostFault[] {
  const faults: CostFault[] = [];
  const amount = amountIn(draft.amount, draft.currency);
  const rateE6 = draft.currency === tripCurrency ? E6 : rateIn(draft.rate);
  const title = draft.title.trim();
  if (title === '') faults.push('title');
  if (amount === null || amount === 0) faults.push('amount');
  if (rateE6 === null) faults.push('rate');
  const shares = draft.sharers.flatMap((personId): [string, number][] => {
    const share =
      draft.split === 'equal'
        ? 1
        : draft.split === 'weights'
          ? weightOf(draft, personId)
          : (amountIn(draft.amounts[personId] ?? '', draft.currency) ?? 0);
    return share > 0 ? [[personId, share]] : [];
  });
  if (shares.length === 0) faults.push('sharers');
  else if (draft.split === 'amounts' && leftOf(draft) !== 0) faults.push('amounts');
  if (faults.length > 0 || amount === null || rateE6 === null) return faults;
  const { category, currency, paidBy, split, itemId, on } = draft;
  return { title, category, amount, currency, rateE6, paidBy, split, shares, itemId, on };
}

export const isFaulty = (value: CostFields | readonly CostFault[]): value is readonly CostFault[] =>
  Array.isArray(value);

/** What has changed of a cost: only that is sent, so that what others change meanwhile stays theirs. */
export function changedFields(before: CostFields, after: CostFields): Partial<CostFields> {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof CostFields]),
  );
  return Object.fromEntries(changed) as Partial<CostFields>;
}
