import type { Channel, ChatMessage, Mail, TextMessage } from './channel.ts';

/** A message that did not leave. */
export interface Captured {
  readonly channel: 'mail' | 'sms' | 'slack';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Capture {
  readonly mail: Channel<Mail>;
  readonly sms: Channel<TextMessage>;
  readonly slack: Channel<ChatMessage>;
}

/** Many are kept with one commit; and a demo under load is not kept busy by mail that nobody reads. */
const PARALLEL = 100;
const PER_SECOND = 500;

/**
 * Where nothing is set up to send: messages are kept to be looked at. Those that come while others are being
 * written are written together.
 * @param keep writes messages for good
 */
export function createCapture(keep: (messages: readonly Captured[]) => Promise<void>): Capture {
  let waiting: { message: Captured; done: () => void; failed: (error: unknown) => void }[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await keep(batch.map(({ message }) => message));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isWriting = false;
  }

  const capture = (message: Captured): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ message, done, failed });
      // After this turn of the loop, in which more may come.
      if (!isWriting) {
        isWriting = true;
        setImmediate(() => void write());
      }
    });

  const channel = <Message>(toCaptured: (message: Message) => Captured): Channel<Message> => ({
    name: '/dev/mail',
    isCaptured: true,
    parallel: PARALLEL,
    perSecond: PER_SECOND,
    send: (message) => capture(toCaptured(message)),
    close: () => undefined,
  });
  return {
    mail: channel(({ to, subject, text, html, headers, messageId }) => ({
      channel: 'mail',
      to,
      subject,
      text,
      html,
      headers: { 'Message-ID': messageId, ...headers },
    })),
    sms: channel(({ to, text }) => ({ channel: 'sms', to, subject: '', text, html: null, headers: {} })),
    slack: channel(({ text }) => ({
      channel: 'slack',
      to: 'operators',
      subject: '',
      text,
      html: null,
      headers: {},
    })),
  };
}
