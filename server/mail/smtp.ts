import type { Channel, Mail } from '../channels/channel.ts';
import { SendFailure } from '../channels/failure.ts';
import type { MailConfig, SmtpConfig } from '../config/mail.ts';

/** A server that says nothing for so long has failed; all of it together stays below a lease. */
const TIMEOUTS_MS = { dns: 5_000, connect: 10_000, greeting: 10_000, socket: 20_000, all: 45_000 };
/** A connection is given up after so many mails, as relays expect. */
const MAILS_PER_CONNECTION = 200;

export interface SmtpOptions extends Pick<MailConfig, 'from' | 'connections' | 'perSecond'> {
  readonly smtp: SmtpConfig;
  /** Milliseconds; for tests with a server that hangs. */
  readonly timeouts?: Partial<typeof TIMEOUTS_MS>;
  /** Whom to trust besides the system's authorities: a certificate in PEM. */
  readonly ca?: string;
}

/** Mail over SMTP, by a few connections that are kept. */
export function createSmtp(options: SmtpOptions): Channel<Mail> {
  const { smtp, from, connections, perSecond } = options;
  const timeouts = { ...TIMEOUTS_MS, ...options.timeouts };
  // The library is read for the first mail: most starts send none for a while, and all of them would wait for it.
  const open = async () => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      pool: true,
      host: smtp.host,
      port: smtp.port,
      secure: smtp.isImplicitTls,
      requireTLS: smtp.tls === 'required',
      ignoreTLS: smtp.tls === 'off',
      ...(smtp.user !== '' && { auth: { user: smtp.user, pass: smtp.password } }),
      ...(options.ca !== undefined && { tls: { ca: options.ca } }),
      maxConnections: connections,
      maxMessages: MAILS_PER_CONNECTION,
      // Who tries again, and when, is for the deliveries to say.
      maxRequeues: 0,
      dnsTimeout: timeouts.dns,
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.socket,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // Errors of idle connections: the message that meets a broken one fails by itself and says so.
    transport.on('error', () => undefined);
    return transport;
  };
  let opened: ReturnType<typeof open> | undefined;
  return {
    name: `${smtp.host}:${smtp.port}`,
    isCaptured: false,
    parallel: connections,
    perSecond,
    send: async (mail, signal) => {
      try {
        opened ??= open();
        const transport = await opened;
        await transport.sendMail({
          from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
          // A server that trickles its answers never lets a socket's own time-out fire.
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeouts.all)]),
        });
      } catch (error) {
        throw toFailure(error as SmtpError);
      }
    },
    close: () => void opened?.then((transport) => transport.close()),
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

/** Replies about ourselves (RFC 4954, section 6): whoever we write to, they would be the same. */
const ABOUT_US = [530, 534, 535, 538];
/** Commands that concern one message; before them it is the server that has a problem. */
const ABOUT_THE_MESSAGE = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** RFC 5321, section 4.2.1: 5xx is for ever, 4xx for now; without a reply there is nobody there. */
function toFailure(error: SmtpError): SendFailure {
  const { code = '', responseCode = 0, command = '' } = error;
  const text = firstLine(error.response ?? error.message);
  const what = [code, command, text].filter((part) => part !== '').join(' · ');
  const isAboutUs = code === 'EAUTH' || ABOUT_US.includes(responseCode);
  const isAboutMessage = ABOUT_THE_MESSAGE.includes(command) && !isAboutUs;
  // An address that cannot even be written into an envelope never reached the server.
  if (code === 'EENVELOPE' && responseCode === 0) {
    return new SendFailure(what, { isPermanent: true, isDestinationDown: false });
  }
  if (isAboutMessage && responseCode >= 500) {
    return new SendFailure(what, { isPermanent: true, isDestinationDown: false });
  }
  // A recipient's mailbox may be full while all others are served.
  const isOneRecipient = command === 'RCPT TO' && responseCode >= 400 && responseCode !== 421;
  return new SendFailure(what, { isPermanent: false, isDestinationDown: !isOneRecipient });
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!.trim().slice(0, 300);
