import { type Command, type Decision, type DomainEvent, type Refused, refused } from '../../engine/types.ts';
import { captureHold, makeHold, voidHold } from './holds.ts';
import { type Ledger, type Leg, mustHave, type Posted, pay } from './ledger.ts';
import { refund } from './refunds.ts';
import type { Hold as HoldView, TransferResult } from './schemas.ts';
import { availableAt, type Hold, houseWalletFor, releaseDue, timeOf, type WalletStatus } from './wallets.ts';

/** What the pay lane can be asked. Amounts are integers of the smallest unit. */
export type PayInput =
  | { readonly kind: 'deposit' | 'withdraw'; readonly amount: number }
  | {
      readonly kind: 'transfer';
      /** `to`: an e-mail address or an account id. */
      readonly legs: readonly { readonly to: string; readonly amount: number }[];
      readonly memo: string | null;
    }
  | {
      readonly kind: 'hold';
      readonly to: string;
      readonly amount: number;
      readonly expiresInMs: number;
      readonly memo: string | null;
    }
  | {
      readonly kind: 'capture';
      readonly holdId: string;
      readonly amount: number;
      readonly final: boolean;
    }
  | {
      readonly kind: 'void';
      readonly holdId: string;
      readonly byAdmin: boolean;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'refund';
      readonly transferId: string;
      readonly amount: number | null;
      readonly memo: string | null;
    }
  | { readonly kind: 'adjust'; readonly accountId: string; readonly amount: number; readonly reason: string }
  | {
      readonly kind: 'set-status';
      readonly accountId: string;
      readonly status: WalletStatus;
      readonly reason: string;
    }
  | { readonly kind: 'expire-holds'; readonly walletIds: readonly string[] };

export interface PayState {
  readonly ledger: Ledger;
  /** Account ids of the recipients that were named by e-mail, by what the caller wrote. */
  readonly recipients: ReadonlyMap<string, string>;
  /** Wallets to close whose owners still have shares or open orders. */
  readonly tied: ReadonlySet<string>;
}

/** Decides one command on the working state; a refusal changes nothing. */
export function decide(state: PayState, command: Command<PayInput>): Decision {
  const { ledger } = state;
  const { id, at, accountId, input } = command;
  switch (input.kind) {
    case 'deposit':
    case 'withdraw':
      return moveAcrossBorder(ledger, command, input.kind, input.amount);
    case 'transfer': {
      const legs = resolveLegs(state, input.legs);
      if (!legs) return refused('pay.recipient-not-found');
      const order = { transferId: id, at, payerId: accountId, legs, memo: input.memo, refersTo: null };
      return told(ledger, accountId, pay(ledger, { ...order, kind: 'transfer' }));
    }
    case 'hold': {
      const payeeId = resolve(state, input.to);
      if (payeeId === null) return refused('pay.recipient-not-found');
      const { amount, expiresInMs, memo } = input;
      const outcome = makeHold(ledger, {
        holdId: id,
        at,
        payerId: accountId,
        payeeId,
        amount,
        expiresInMs,
        memo,
      });
      return outcome.accepted
        ? { accepted: true, result: holdView(outcome.hold), events: outcome.events }
        : outcome;
    }
    case 'capture': {
      const { holdId, amount, final } = input;
      const order = { transferId: id, at, holdId, payeeId: accountId, amount, final };
      return told(ledger, accountId, captureHold(ledger, order));
    }
    case 'void':
      return decideVoid(ledger, command, input);
    case 'refund': {
      const { transferId: refundOf, amount, memo } = input;
      const order = { transferId: id, at, refundOf, payeeId: accountId, amount, memo };
      return told(ledger, accountId, refund(ledger, order));
    }
    case 'adjust':
      return adjust(ledger, command, input);
    case 'set-status':
      return setStatus(state, command, input);
    case 'expire-holds':
      return expireHolds(ledger, at, input.walletIds);
  }
}

/** Deposits come from a house wallet and withdrawals go to one: money is moved, never made. */
function moveAcrossBorder(
  ledger: Ledger,
  command: Command,
  direction: 'deposit' | 'withdraw',
  amount: number,
): Decision {
  const { id, at, accountId } = command;
  if (!ledger.wallets.has(accountId)) return refused('pay.wallet-not-found');
  const isDeposit = direction === 'deposit';
  const house = houseWalletFor(isDeposit ? 'deposits' : 'withdrawals', id);
  const outcome = pay(ledger, {
    transferId: id,
    kind: isDeposit ? 'deposit' : 'withdrawal',
    at,
    payerId: isDeposit ? house : accountId,
    legs: [{ walletId: isDeposit ? accountId : house, amount }],
    memo: null,
    refersTo: null,
  });
  return told(ledger, accountId, outcome);
}

function decideVoid(ledger: Ledger, command: Command, input: Extract<PayInput, { kind: 'void' }>): Decision {
  const { accountId, at } = command;
  const { holdId, byAdmin, reason } = input;
  const known = ledger.holds.get(holdId);
  // In what they promised or were promised themselves operators are members like all others.
  const asOperator = byAdmin && known?.payeeId !== accountId && known?.payerId !== accountId;
  if (asOperator && reason === null) return refused('pay.reason-required');
  const outcome = voidHold(ledger, { holdId, at, by: asOperator ? null : accountId });
  if (!outcome.accepted) return outcome;
  const { hold, events } = outcome;
  return {
    accepted: true,
    result: holdView(hold),
    events,
    ...(asOperator && {
      audit: { action: 'pay.void', subject: hold.payerId, reason, details: { holdId, amount: hold.amount } },
    }),
  };
}

/** An operator's correction, against a house wallet; it never overdraws a member. */
function adjust(ledger: Ledger, command: Command, input: Extract<PayInput, { kind: 'adjust' }>): Decision {
  const { accountId, amount, reason } = input;
  if (!isMember(ledger, accountId)) return refused('pay.wallet-not-found');
  if (accountId === command.accountId) return refused('pay.own-wallet');
  const house = houseWalletFor('adjustments', command.id);
  const outcome = pay(ledger, {
    transferId: command.id,
    kind: 'adjustment',
    at: command.at,
    payerId: amount > 0 ? house : accountId,
    legs: [{ walletId: amount > 0 ? accountId : house, amount: Math.abs(amount) }],
    memo: reason,
    refersTo: null,
    byOperator: true,
  });
  const decision = told(ledger, accountId, outcome);
  if (!decision.accepted) return decision;
  const details = { amount, transferId: command.id };
  return { ...decision, audit: { action: 'pay.adjust', subject: accountId, reason, details } };
}

const STATUS_VERBS = { active: 'unfreeze', frozen: 'freeze', closed: 'close' } as const;
const STATUS_EVENTS = { active: 'unfrozen', frozen: 'frozen', closed: 'closed' } as const;

function setStatus(
  { ledger, tied }: PayState,
  command: Command,
  input: Extract<PayInput, { kind: 'set-status' }>,
): Decision {
  const { accountId, status, reason } = input;
  if (!isMember(ledger, accountId)) return refused('pay.wallet-not-found');
  if (status === 'active' && accountId === command.accountId) return refused('pay.own-wallet');
  const wallet = mustHave(ledger, accountId);
  if (wallet.status === status) return refused('pay.status-unchanged', { status });
  if (wallet.status === 'closed') return refused('pay.account-closed');
  const at = timeOf(wallet, command.at);
  const isEmpty = wallet.balance === 0 && availableAt(wallet, at) === 0;
  if (status === 'closed' && !isEmpty) {
    return refused('pay.balance-not-zero', { balance: wallet.balance, held: wallet.held });
  }
  if (status === 'closed' && tied.has(accountId)) return refused('stocks.shares-left');
  const events: DomainEvent[] = [];
  releaseDue(wallet, at, events);
  const previous = wallet.status;
  wallet.status = status;
  wallet.clock = at;
  wallet.changed = true;
  events.push({
    name: `pay.wallet-${STATUS_EVENTS[status]}`,
    key: accountId,
    data: { walletId: accountId, reason },
  });
  const audit = { action: `pay.${STATUS_VERBS[status]}`, subject: accountId, reason, details: { previous } };
  return { accepted: true, result: { accountId, status }, events, audit };
}

/** Says that holds have expired; they had, whether or not anyone said it. */
function expireHolds(ledger: Ledger, at: number, walletIds: readonly string[]): Decision {
  const events: DomainEvent[] = [];
  for (const walletId of walletIds) {
    const wallet = ledger.wallets.get(walletId);
    if (wallet) releaseDue(wallet, timeOf(wallet, at), events);
  }
  const expired = events.map((event) => event.data.holdId);
  return { accepted: true, result: { expired }, events };
}

const isMember = (ledger: Ledger, walletId: string): boolean =>
  ledger.wallets.get(walletId)?.kind === 'member';

/** The wallet of a recipient as the caller named it; house wallets cannot be named. */
function resolve(state: PayState, to: string): string | null {
  const id = to.includes('@') ? state.recipients.get(to) : to;
  return id !== undefined && isMember(state.ledger, id) ? id : null;
}

function resolveLegs(state: PayState, legs: readonly { to: string; amount: number }[]): Leg[] | null {
  const resolved: Leg[] = [];
  for (const { to, amount } of legs) {
    const walletId = resolve(state, to);
    if (walletId === null) return null;
    resolved.push({ walletId, amount });
  }
  return resolved;
}

/** The answer to whoever asked for a transfer, with their own balance after it. */
function told(ledger: Ledger, walletId: string, outcome: Posted | Refused): Decision {
  if (!outcome.accepted) return outcome;
  const { transferId, kind, amount, at, events } = outcome;
  const wallet = mustHave(ledger, walletId);
  const result: TransferResult = {
    transferId,
    kind,
    amount,
    currency: wallet.currency,
    balance: wallet.balance,
    available: availableAt(wallet, at),
    at: new Date(at).toISOString(),
  };
  return { accepted: true, result, events };
}

/** A hold as the API shows it. */
export const holdView = (hold: Hold): HoldView => ({
  holdId: hold.id,
  payerId: hold.payerId,
  payeeId: hold.payeeId,
  amount: hold.amount,
  captured: hold.captured,
  status: hold.status,
  currency: hold.currency,
  memo: hold.memo,
  createdAt: new Date(hold.createdAt).toISOString(),
  expiresAt: new Date(hold.expiresAt).toISOString(),
});
