import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** Lines of a bulk or multi-search request, or the one body; parsed. */
  readonly lines: readonly Record<string, unknown>[];
}

/** What the server says: a status with JSON or a text, or whatever it does to the connection. */
export type Reply =
  | { readonly status?: number; readonly json?: unknown; readonly text?: string }
  | ((response: ServerResponse) => void);

/** A server that speaks OpenSearch's documented API as badly as a test wants it to. */
export interface FakeServer {
  readonly url: string;
  readonly requests: Request[];
  /** Asked for every request. */
  reply: (request: Request) => Reply;
  stop(): Promise<void>;
}

export async function startFakeServer(): Promise<FakeServer> {
  const server = createServer(async (incoming, response) => {
    let text = '';
    try {
      for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    } catch {
      // Whoever asked has given up before all was said.
      return;
    }
    const lines = text.split('\n').filter((line) => line !== '');
    const request: Request = {
      method: incoming.method ?? '',
      path: incoming.url?.split('?')[0] ?? '',
      authorization: incoming.headers.authorization,
      lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    };
    fake.requests.push(request);
    const reply = fake.reply(request);
    if (typeof reply === 'function') return reply(response);
    response.writeHead(reply.status ?? 200, {
      'content-type': reply.text === undefined ? 'application/json' : 'text/html',
    });
    response.end(reply.text ?? JSON.stringify(reply.json ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    reply: () => ({}),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

export const hang: Reply = () => undefined;
export const cut: Reply = (response) => response.destroy();
/** Never silent for long, and never done. */
export const trickle: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(timer));
};

const NO_HITS = {
  hits: { total: { value: 0, relation: 'eq' }, hits: [] },
  timed_out: false,
  _shards: { failed: 0 },
};

/** The answer to searches that find nothing, with parts of one's own. */
export const nothingFound = ({ lines }: Request, own: object = {}): Reply => ({
  json: { responses: Array.from({ length: lines.length / 2 }, () => ({ ...NO_HITS, status: 200, ...own })) },
});

/** One index that serves. */
export const oneIndex = (index: string, alias: string): Reply => ({
  json: { [index]: { aliases: { [alias]: {}, [`${index}-in`]: {} } } },
});

/** The answer to a bulk write: the status of each document by its id, 201 by default. */
export const written = ({ lines }: Request, statusOf: (id: string) => number = () => 201): Reply => ({
  json: {
    items: lines
      .map((line) => (line.index as { _id?: string } | undefined)?._id)
      .filter((id) => id !== undefined)
      .map((id) => {
        const status = statusOf(id);
        return {
          index: {
            _id: id,
            status,
            ...(status >= 300 && { error: { type: `type_${status}`, reason: 'why' } }),
          },
        };
      }),
  },
});
