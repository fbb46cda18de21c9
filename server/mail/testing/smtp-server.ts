import type { Server, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that the server said it has taken over. */
export interface Taken {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the server does in each phase: throws to refuse, waits to be slow, or drops the connection. */
export interface Behaviour {
  connect?(): Promise<void> | void;
  auth?(user: string, password: string): Promise<void> | void;
  mailFrom?(address: string): Promise<void> | void;
  rcptTo?(address: string): Promise<void> | void;
  /** After the whole message has come in, before it is answered. */
  data?(messageId: string, drop: () => void): Promise<void> | void;
  /** When the first bytes of a message have come in. */
  beginData?(drop: () => void): void;
}

export interface TestSmtpServer {
  readonly port: number;
  readonly url: string;
  /** What was acknowledged, in order. */
  readonly taken: Taken[];
  /** Everything that came in whole, acknowledged or not. */
  readonly received: string[];
  behaviour: Behaviour;
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A refusal with a status of SMTP. */
export const refusal = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

/** A real SMTP server on a free port, or on a given one, whose behaviour can be changed while it runs. */
export async function startSmtpServer(
  options: {
    readonly port?: number;
    readonly settings?: SMTPServerOptions;
    readonly behaviour?: Behaviour;
  } = {},
): Promise<TestSmtpServer> {
  const taken: Taken[] = [];
  const received: string[] = [];
  let connections = 0;
  const sockets = new Map<number, Socket>();
  const via = async (
    work: () => Promise<void> | void,
    done: (error?: Error | null) => void,
  ): Promise<void> => {
    try {
      await work();
      done();
    } catch (error) {
      done(error as Error);
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.settings?.authMethods ? [] : ['AUTH'],
    disableReverseLookup: true,
    hideSTARTTLS: true,
    closeTimeout: 100,
    logger: false,
    ...options.settings,
    onConnect: (_session, done) => {
      connections += 1;
      void via(() => running.behaviour.connect?.(), done);
    },
    onAuth: async (auth, _session, done) => {
      await via(
        () => running.behaviour.auth?.(auth.username ?? '', auth.password ?? ''),
        (error) => (error ? done(error) : done(null, { user: auth.username })),
      );
    },
    onMailFrom: (address, _session, done) =>
      void via(() => running.behaviour.mailFrom?.(address.address), done),
    onRcptTo: (address, _session, done) => void via(() => running.behaviour.rcptTo?.(address.address), done),
    onData: (stream, session, done) => {
      let text = '';
      const drop = () => sockets.get(session.remotePort)?.destroy();
      stream.setEncoding('utf8');
      stream.once('data', () => running.behaviour.beginData?.(drop));
      stream.on('data', (chunk: string) => {
        text += chunk;
      });
      stream.on('end', () => {
        const messageId = /^Message-ID:\s*(\S+)/im.exec(text)?.[1] ?? '';
        received.push(messageId);
        const accept = (error?: Error | null) => {
          if (!error) {
            taken.push({
              messageId,
              to: session.envelope.rcptTo.map(({ address }) => address).join(','),
              subject: /^Subject:\s*(.+)$/im.exec(text)?.[1] ?? '',
              text,
            });
          }
          done(error);
        };
        void via(() => running.behaviour.data?.(messageId, drop), accept);
      });
    },
  });
  server.on('error', () => undefined);
  (server.server as Server).on('connection', (socket) => {
    sockets.set(socket.remotePort ?? 0, socket);
    socket.on('close', () => sockets.delete(socket.remotePort ?? 0));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const running: TestSmtpServer = {
    port,
    url: `smtp://127.0.0.1:${port}`,
    taken,
    received,
    behaviour: options.behaviour ?? {},
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return running;
}
