/** What went wrong with one message, and what that says about the next ones. */
export interface FailureFacts {
  /** Trying again cannot help: the address does not exist, the receiver refuses for good. */
  readonly isPermanent: boolean;
  /** The destination as a whole is in trouble, not this one message: counts for its breaker. */
  readonly isDestinationDown: boolean;
  /** The receiver asks never to be called again (HTTP 410). */
  readonly isGone?: boolean;
  /** Milliseconds that the destination asks to be left alone. */
  readonly retryAfterMs?: number;
  /** The status that a receiver answered over HTTP. */
  readonly status?: number;
}

/** A message was not sent. Its text is shown to operators: no secret may be in it. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';
  readonly facts: FailureFacts;
  constructor(message: string, facts: FailureFacts) {
    super(message);
    this.facts = facts;
  }
}

/** Nothing was heard, or trouble on the way: worth another try. */
export const unreachable = (message: string): SendFailure =>
  new SendFailure(message, { isPermanent: false, isDestinationDown: true });
