import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A command that a customer saw accepted: from then on it must be there, once, for ever. */
export interface Acknowledged {
  readonly accountId: string;
  readonly key: string;
  readonly receiptId: string;
  readonly body: Record<string, unknown>;
}
export interface LoadTarget {
  readonly port: number;
  readonly tokens: readonly string[];
  readonly dropId: string;
}

/** Sends claims, transfers and deposits, some with a key that was sent before, until it is told to stop. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** How often each status came; 0 stands for a connection that broke. */
  readonly statuses = new Map<number, number>();
  #stopped = false;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 200 });
  readonly #workers: Promise<void>[];

  constructor(target: LoadTarget, inFlight: number) {
    this.#workers = Array.from({ length: inFlight }, (_, i) => this.#work(target, i));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#workers);
    this.#agent.destroy();
  }

  async #work({ port, tokens, dropId }: LoadTarget, worker: number): Promise<void> {
    for (let n = worker; !this.#stopped; n += 37) {
      const token = tokens[n % tokens.length]!;
      const receiver = accountOf(tokens[(n * 7 + 1) % tokens.length]!);
      const kind = n % 3;
      const key = randomUUID();
      const path = [
        '/api/v1/pay/deposits',
        '/api/v1/pay/transfers',
        `/api/v1/coupons/drops/${dropId}/claims`,
      ][kind]!;
      const body = kind === 0 ? { amount: 100 } : kind === 1 ? { to: receiver, amount: 10 } : undefined;
      // Every fourth intent is sent twice, as an impatient customer's browser does.
      const times = n % 4 === 0 ? 2 : 1;
      await Promise.all(Array.from({ length: times }, () => this.#send(port, path, token, key, body)));
    }
  }

  #send(port: number, path: string, token: string, key: string, body?: object): Promise<void> {
    return new Promise((resolve) => {
      const payload = body === undefined ? '' : JSON.stringify(body);
      const outgoing = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port,
          path,
          method: 'POST',
          timeout: 20_000,
          headers: {
            authorization: `Bearer ${token}`,
            'idempotency-key': key,
            ...(payload !== '' && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          response.on('error', () => this.#count(0, resolve));
          response.on('end', () => {
            const status = response.statusCode ?? 0;
            if (status === 201) {
              const receiptId = String(response.headers['receipt-id']);
              this.acknowledged.push({ accountId: accountOf(token), key, receiptId, body: JSON.parse(text) });
            }
            this.#count(status, resolve);
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
      outgoing.on('error', () => this.#count(0, resolve));
      outgoing.end(payload);
    });
  }

  #count(status: number, done: () => void): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    // A server that is gone is not asked again at once.
    setTimeout(done, status === 0 || status === 503 ? 20 : 0);
  }
}

const accountOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
