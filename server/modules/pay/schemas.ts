import Type, { type Static } from 'typebox';
import {
  ExportQueryOf,
  From,
  ListPageOf,
  ListQueryOf,
  OneOrMore,
  SearchText,
  To,
} from '../../lib/list-schema.ts';
import { Picture } from '../../lib/picture-schema.ts';
import {
  Amount,
  Closed,
  Currency,
  Id,
  Money,
  Nullable,
  PageOf,
  SignedAmount,
  Text,
  Timestamp,
} from '../../lib/schema.ts';
import { TransferKind } from './transfer-kind.ts';

export { TransferKind } from './transfer-kind.ts';

const Memo = Text(140, '점심값');

const WalletStatus = Type.Union([Type.Literal('active'), Type.Literal('frozen'), Type.Literal('closed')]);

export const BalanceQuery = Closed({ at: Type.Optional(Timestamp) });
export const Balance = Type.Object({
  balance: Money,
  held: Money,
  heldForStocks: Type.Integer({
    description: 'The part of `held` that is there for open orders and trades that are not settled yet',
    examples: [0],
  }),
  available: Money,
  currency: Currency,
  status: WalletStatus,
  at: Timestamp,
});
export type Balance = Static<typeof Balance>;

/** `?dryRun=true` on a command: nothing is written; the answer tells what would have happened (200). */
export const CommandQuery = Closed({ dryRun: Type.Optional(Type.Boolean()) });
export const Preview = Type.Object({
  accepted: Type.Boolean(),
  code: Nullable(Type.String({ examples: ['pay.insufficient-funds'] })),
  balanceAfter: Nullable(Money),
  availableAfter: Nullable(Money),
  recipientName: Nullable(
    Type.String({ description: 'Masked, so that a typing slip is noticed', examples: ['김*지'] }),
  ),
});
export type Preview = Static<typeof Preview>;

export const DepositBody = Closed({
  amount: Amount,
  via: Type.Optional(
    Type.Literal('gateway', { description: 'In demo mode: through the sandbox gateway, and not at once' }),
  ),
});
/** Through a gateway: the customer goes to `checkoutUrl`, a page of the web app, and pays there. */
export const DepositStarted = Type.Object({
  paymentId: Id,
  checkoutUrl: Type.String({ examples: ['/pay/checkout/01K9ZQ3T5R7WXA00'] }),
});
export type DepositStarted = Static<typeof DepositStarted>;
export const WithdrawalBody = Closed({ amount: Amount });
export const TransferBody = Closed({
  to: Type.String({
    minLength: 1,
    maxLength: 254,
    description: 'E-mail or account id',
    examples: ['jun@example.com'],
  }),
  amount: Amount,
  memo: Type.Optional(Memo),
});
/** Several recipients in one transfer: all legs or none. */
export const SplitTransferBody = Closed({
  legs: Type.Array(Closed({ to: Type.String({ minLength: 1, maxLength: 254 }), amount: Amount }), {
    minItems: 1,
    maxItems: 20,
  }),
  memo: Type.Optional(Memo),
});
export const RefundBody = Closed({ amount: Type.Optional(Amount), memo: Type.Optional(Memo) });

export const TransferResult = Type.Object({
  transferId: Id,
  kind: TransferKind,
  amount: Money,
  currency: Currency,
  balance: Type.Integer({ description: 'The caller’s balance after the command' }),
  available: Money,
  at: Timestamp,
});
export type TransferResult = Static<typeof TransferResult>;

export const HoldBody = Closed({
  amount: Amount,
  to: Type.String({ minLength: 1, maxLength: 254, description: 'Who may capture it' }),
  expiresInS: Type.Integer({ minimum: 1, maximum: 2_592_000, examples: [600] }),
  memo: Type.Optional(Memo),
});
export const CaptureBody = Closed({
  amount: Amount,
  final: Type.Optional(Type.Boolean({ description: 'true releases what is left' })),
});
export const VoidBody = Closed({
  reason: Type.Optional(Text(200, 'The order was cancelled by phone')),
});
const HoldStatus = Type.Union([
  Type.Literal('active'),
  Type.Literal('captured'),
  Type.Literal('voided'),
  Type.Literal('expired'),
]);
export const Hold = Type.Object({
  holdId: Id,
  payerId: Id,
  payeeId: Id,
  amount: Money,
  captured: Money,
  status: HoldStatus,
  currency: Currency,
  memo: Nullable(Type.String()),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type Hold = Static<typeof Hold>;
export const HoldPage = PageOf(Hold);

export const StatementQuery = Closed({
  from: Type.Optional(Timestamp),
  to: Type.Optional(Timestamp),
  kind: Type.Optional(TransferKind),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export const StatementItem = Type.Object({
  postingId: Id,
  transferId: Id,
  kind: TransferKind,
  amount: Type.Integer({ description: 'Signed: what came in is positive' }),
  balanceAfter: Money,
  currency: Currency,
  counterparty: Nullable(Type.Object({ accountId: Id, name: Type.String(), picture: Nullable(Picture) })),
  memo: Nullable(Type.String()),
  at: Timestamp,
});
export type StatementItem = Static<typeof StatementItem>;
export const StatementPage = PageOf(StatementItem);

export const TransferDetail = Type.Object({
  transferId: Id,
  kind: TransferKind,
  amount: Money,
  refunded: Money,
  currency: Currency,
  memo: Nullable(Type.String()),
  at: Timestamp,
  legs: Type.Array(
    Type.Object({
      accountId: Id,
      name: Type.String(),
      amount: Type.Integer(),
      balanceAfter: Nullable(Money),
    }),
  ),
  proof: Nullable(
    Type.Object({
      sealNumber: Type.Integer(),
      leafHash: Type.String(),
      leafText: Type.String({ description: 'The exact bytes whose SHA-256 is `leafHash`' }),
    }),
  ),
});
export type TransferDetail = Static<typeof TransferDetail>;

export const Seal = Type.Object({
  sealNumber: Type.Integer(),
  previousHash: Type.String(),
  hash: Type.String({
    description: 'SHA-256 over previousHash and the leaf hashes, each followed by a line feed',
  }),
  leafHashes: Type.Array(Type.String()),
  sealedAt: Timestamp,
});
export type Seal = Static<typeof Seal>;
export const SealPage = PageOf(Seal);

export const Receipt = Type.Object({
  receiptId: Id,
  accountId: Id,
  key: Type.String({ description: 'The Idempotency-Key of the attempt' }),
  command: Type.String({ examples: ['pay.transfer'] }),
  outcome: Type.Union([Type.Literal('accepted'), Type.Literal('refused')]),
  code: Nullable(Type.String()),
  result: Type.Record(Type.String(), Type.Unknown()),
  at: Timestamp,
});
export type Receipt = Static<typeof Receipt>;
export const ReceiptPage = PageOf(Receipt);
export const CsvQuery = Closed({
  from: Type.Optional(Timestamp),
  to: Type.Optional(Timestamp),
  kind: Type.Optional(TransferKind),
});
export const ReceiptQuery = Closed({
  outcome: Type.Optional(Type.Union([Type.Literal('accepted'), Type.Literal('refused')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});

const Reason = Text(200, 'Reported by phone, case 1182');
export const ChainVerdict = Type.Object({
  ok: Type.Boolean(),
  seals: Type.Integer({ description: 'Seals that were checked' }),
  transfers: Type.Integer({ description: 'Sealed transfers that were checked' }),
  firstBroken: Nullable(Type.Integer({ description: 'Number of the first seal that does not hold' })),
});
export const ReasonBody = Closed({ reason: Reason });
export const AdjustmentBody = Closed({ accountId: Id, amount: SignedAmount, reason: Reason });

const ReconciliationCheck = Type.Object({
  name: Type.String({ examples: ['postings-sum-to-zero'] }),
  ok: Type.Boolean(),
  checked: Type.Integer({ description: 'Rows looked at' }),
  differences: Type.Array(
    Type.Object({ subject: Type.String(), expected: Type.String(), found: Type.String() }),
  ),
});
export const ReconciliationReport = Type.Object({
  reportId: Id,
  ok: Type.Boolean(),
  startedAt: Timestamp,
  finishedAt: Timestamp,
  checks: Type.Array(ReconciliationCheck),
});
export type ReconciliationReport = Static<typeof ReconciliationReport>;
export const ReconciliationPage = PageOf(ReconciliationReport);

const transferConditions = {
  q: Type.Optional(
    SearchText(
      'Parts of the memo; or whole: a transfer (its receipt has the same number), an account, an e-mail',
    ),
  ),
  kind: Type.Optional(OneOrMore(TransferKind)),
  account: Type.Optional(
    Type.String({ minLength: 1, maxLength: 254, description: 'Account id or e-mail of either side' }),
  ),
  amountFrom: Type.Optional(Amount),
  amountTo: Type.Optional(Type.Integer({ ...Amount, description: 'Included' })),
  from: From,
  to: To,
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('largest')], {
      default: 'newest',
    }),
  ),
};
/** Transfers by kind, either side, amount, when they were asked for, and text. */
export const TransfersQuery = ListQueryOf(transferConditions);
export type TransfersQuery = Static<typeof TransfersQuery>;
export const TransfersExportQuery = ExportQueryOf(transferConditions);
export const AdminTransfer = Type.Object({
  transferId: Id,
  kind: TransferKind,
  amount: Money,
  refunded: Money,
  currency: Currency,
  memo: Nullable(Type.String()),
  refersTo: Nullable(
    Type.String({
      description: 'The hold captured, the transfer refunded, or the payment that it belongs to',
    }),
  ),
  at: Timestamp,
  legs: Type.Array(
    Type.Object({
      accountId: Id,
      memberId: Nullable(Type.String({ description: 'null for a wallet of the house' })),
      seasonId: Nullable(Type.String({ description: 'The contest whose play money the wallet holds' })),
      name: Type.String({ description: 'Empty for a wallet of the house' }),
      amount: Type.Integer({ description: 'Signed: what came in is positive' }),
    }),
    { description: 'The payer first' },
  ),
});
export type AdminTransfer = Static<typeof AdminTransfer>;
/** Facets: `kind`. */
export const TransfersPage = ListPageOf(AdminTransfer);
export type TransfersPage = Static<typeof TransfersPage>;
