type GatewayName = 'sandbox' | 'toss' | 'portone';

/** Money that is to come, or came, from outside through a gateway. */
export interface PaymentsTable {
  /** Also the order's number at the gateway. */
  id: string;
  account_id: string;
  gateway: GatewayName;
  purpose: string;
  subject: string | null;
  order_name: string;
  currency: string;
  amount: number;
  status:
    | 'prepared'
    | 'confirming'
    | 'in-doubt'
    | 'paid'
    | 'failed'
    | 'abandoned'
    | 'expired'
    | 'cancelled'
    | 'partially-cancelled';
  /** The gateway's own number of it. */
  payment_key: string | null;
  /** How often the gateway was asked to confirm. */
  attempts: number;
  lookups: number;
  /** What was posted for it: all or nothing. */
  credited: number;
  /** What was taken back for cancellations, whether or not the gateway has done them yet. */
  taken_back: number;
  /** What the gateway gave back. */
  cancelled: number;
  transfer_id: string | null;
  /** The one cancellation under way. */
  pending_cancellation: string | null;
  /** The cancellation that gives back money which could not be used. */
  reversal_id: string | null;
  method: string | null;
  receipt_url: string | null;
  failure_code: string | null;
  failure_message: string | null;
  /** Why a person should look at it. */
  attention: string | null;
  /** Number of its newest step. */
  steps: number;
  /** Its own time, which never goes back. */
  clock: number;
  created_at: number;
  expires_at: number;
  begun_at: number | null;
  paid_at: number | null;
  /** When the gateway says that it captured it. */
  approved_at: number | null;
  /** When the gateway is asked what became of it; null when there is nothing to learn. */
  next_lookup_at: number | null;
}
export interface PaymentCancellationsTable {
  id: string;
  payment_id: string;
  kind: 'refund' | 'reversal';
  status: 'requested' | 'in-doubt' | 'done' | 'refused';
  amount: number;
  reason: string;
  by_id: string;
  payment_key: string;
  /** The posting that took the money, and the one that put it back after a refusal. */
  transfer_id: string | null;
  put_back_id: string | null;
  failure_code: string | null;
  failure_message: string | null;
  requested_at: number;
  settled_at: number | null;
  /** When the gateway says that it was done. */
  cancelled_at: number | null;
}
/** What happened to a payment, in order; never changed. */
export interface PaymentStepsTable {
  payment_id: string;
  step_no: number;
  at: number;
  step: string;
  amount: number | null;
  by_id: string;
  details: string;
}
/** Numbers of webhooks that were handled: the same message is not taken twice. */
export interface PaymentWebhooksTable {
  gateway: GatewayName;
  delivery_id: string;
  sent_at: number;
  received_at: number;
}
export interface PaymentReportsTable {
  id: string;
  gateway: GatewayName;
  day: string;
  /** `daily` for the one that is made once for each day; the report's own id otherwise. */
  slot: string;
  by_id: string;
  claimed_at: number;
  /** null while it is being made. */
  ran_at: number | null;
  ok: number;
  here: string;
  there: string;
  differing: number;
  differences: string;
}

/** The sandbox's own book: what a gateway would know. */
export interface SandboxPaymentsTable {
  payment_key: string;
  order_id: string;
  order_name: string;
  currency: string;
  amount: number;
  cancelled: number;
  status: string;
  behaviour: string;
  failure_code: string | null;
  created_at: number;
  approved_at: number | null;
  /** When money that comes late will come. */
  captures_at: number | null;
  /** How many messages about its state are still to be sent. */
  webhooks_left: number;
}
export interface SandboxTransactionsTable {
  transaction_key: string;
  payment_key: string;
  order_id: string;
  status: string;
  amount: number;
  reason: string | null;
  at: number;
}
/** Answers by Idempotency-Key. */
export interface SandboxAnswersTable {
  idempotency_key: string;
  status: number;
  body: string;
  at: number;
}

export interface PaymentsTables {
  payments: PaymentsTable;
  payment_cancellations: PaymentCancellationsTable;
  payment_steps: PaymentStepsTable;
  payment_webhooks: PaymentWebhooksTable;
  payment_reports: PaymentReportsTable;
  sandbox_payments: SandboxPaymentsTable;
  sandbox_transactions: SandboxTransactionsTable;
  sandbox_answers: SandboxAnswersTable;
}
