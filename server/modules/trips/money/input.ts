import type { Touched } from '../input.ts';

/** Commands on what people of a trip have paid back to each other. Amounts in the smallest unit of the trip's currency. */
export type MoneyInput =
  /** From the caller's wallet to that of somebody of the trip. */
  | {
      readonly kind: 'settle';
      readonly tripId: string;
      /** Who is paid, among the trip's people. */
      readonly toId: string;
      /** The member who they are, as it was read before the lane. */
      readonly toAccountId: string;
      readonly amount: number;
    }
  /** Paid elsewhere: in cash, by a bank. */
  | {
      readonly kind: 'note-payment';
      readonly tripId: string;
      readonly fromId: string;
      readonly toId: string;
      readonly amount: number;
      /** Epoch milliseconds. */
      readonly paidAt: number;
    }
  /** Of one that was noted by hand. */
  | { readonly kind: 'remove-payment'; readonly tripId: string; readonly paymentId: string };

const MONEY_KINDS: ReadonlySet<string> = new Set<MoneyInput['kind']>([
  'settle',
  'note-payment',
  'remove-payment',
]);
export const isMoney = (input: { readonly kind: string }): input is MoneyInput => MONEY_KINDS.has(input.kind);

export function touchedByMoney(input: MoneyInput, accountId: string): Touched {
  const { tripId } = input;
  switch (input.kind) {
    case 'settle':
      return {
        tripIds: [tripId],
        entries: 'places',
        kinds: ['cost', 'payment'],
        walletIds: [accountId, input.toAccountId],
      };
    case 'note-payment':
      return { tripIds: [tripId], entries: 'places' };
    case 'remove-payment':
      return { tripIds: [tripId], entries: 'places', entryIds: [input.paymentId] };
  }
}
