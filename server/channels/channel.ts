/**
 * One way out of the house. `send` resolves when the other side has taken the message over, and throws a
 * SendFailure when it has not; what is thrown otherwise counts as trouble on the way.
 */
export interface Channel<Message> {
  /** For people: the server or service behind it. */
  readonly name: string;
  /** Nothing leaves: messages are kept to be looked at. */
  readonly isCaptured: boolean;
  /** How many messages may be on their way at once, by one instance. */
  readonly parallel: number;
  /** How many messages a second at the most, by one instance; null: no bound. */
  readonly perSecond: number | null;
  /** @param signal aborts the attempt: the caller has given up on it */
  send(message: Message, signal: AbortSignal): Promise<void>;
  /** Closes what is kept open. */
  close(): void;
}

export interface Mail {
  /** The same for every attempt, so that a second copy after a crash can be recognised. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Further headers. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface TextMessage {
  /** The same for every attempt. */
  readonly deliveryId: string;
  /** Digits. */
  readonly to: string;
  readonly text: string;
  /** For 알림톡, where an approved template exists for this kind. */
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface ChatMessage {
  readonly deliveryId: string;
  readonly text: string;
}
