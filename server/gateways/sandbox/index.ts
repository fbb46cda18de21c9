import type { Database } from '../../db/open.ts';
import type { Round } from '../../jobs/rounds.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Fetch } from '../call.ts';
import type { Prepared, ReturnUrls } from '../gateway.ts';
import { type Behaviour, openBook, type SandboxAnswer, type SandboxBook } from './book.ts';
import type { PageOrder } from './page.ts';
import { answerToss, type SandboxRequest } from './protocol.ts';

export type { Behaviour } from './book.ts';
export { LATE_MS } from './book.ts';
export { registerSandbox } from './routes.ts';

const ROUND_MS = 500;
/** As long as a bank that never answers is waited for, and longer. */
const HANGS_MS = 60_000;

export interface SandboxDependencies {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly secretKey: string;
  /** Brings a message to whoever gave the address for webhooks. @throws when it was refused */
  readonly deliver: (body: string) => Promise<void>;
}

export interface Sandbox {
  /** Toss's core API; `signal` ends a wait. */
  answer(request: SandboxRequest, signal: AbortSignal): Promise<SandboxAnswer>;
  /** The same as `fetch` sees it: no network between the adapter and the sandbox of the same process. */
  readonly fetch: Fetch;
  /** The customer has chosen on the page. @returns where the browser goes */
  agree(order: PageOrder, behaviour: Behaviour): Promise<string>;
  /** Address of the page, for the adapter's checkout. */
  payPage(order: Prepared, urls: ReturnUrls): string;
  /** Captures what comes late, and sends messages. */
  readonly round: Round;
  readonly book: SandboxBook;
}

/** A made-up bank that speaks Toss Payments' protocol: for the demo, and for tests of the real adapter. */
export function createSandbox(deps: SandboxDependencies): Sandbox {
  const { secretKey, deliver } = deps;
  const book = openBook(deps);

  async function answer(request: SandboxRequest, signal: AbortSignal): Promise<SandboxAnswer> {
    const given = await answerToss(book, secretKey, request);
    if (given.hangs) await silence(signal);
    return given;
  }

  async function sendOne(): Promise<boolean> {
    const message = await book.takeWebhook();
    if (!message) return false;
    try {
      await deliver(message.body);
      return true;
    } catch {
      // It is sent again in the next round.
      await book.returnWebhook(message.paymentKey);
      return false;
    }
  }

  return {
    answer,
    book,
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url);
      const headers = Object.fromEntries(new Headers(init.headers));
      const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
      const request = { method: init.method ?? 'GET', path: pathname + search, headers, body };
      const signal = init.signal ?? new AbortController().signal;
      const { status, body: answered } = await answer(request, signal);
      signal.throwIfAborted();
      return Response.json(answered, { status });
    },
    agree: async (order, behaviour) => {
      const { orderId, amount, successUrl, failUrl } = order;
      const turnedBack = (code: string, message: string) => withQuery(failUrl, { code, message, orderId });
      if (behaviour === 'cancel') return turnedBack('PAY_PROCESS_CANCELED', '사용자가 결제를 취소했습니다.');
      const paymentKey = await book.open({ ...order, behaviour });
      if (behaviour === 'late') return turnedBack('PAY_PROCESS_CANCELED', '결제창이 닫혔습니다.');
      if (behaviour === 'webhook-first')
        await deliver(await book.webhookOf(paymentKey)).catch(() => undefined);
      return withQuery(successUrl, { paymentType: 'NORMAL', orderId, paymentKey, amount: String(amount) });
    },
    payPage: ({ paymentId, orderName, amount }, { successUrl, failUrl }) => {
      const query = new URLSearchParams({ amount: String(amount), orderName, successUrl, failUrl });
      return `/sandbox/toss/pay/${encodeURIComponent(paymentId)}?${query}`;
    },
    round: {
      name: 'sandbox-gateway',
      everyMs: ROUND_MS,
      run: async (signal) => {
        await book.captureLate();
        while (!signal.aborted && (await sendOne()));
        return false;
      },
    },
  };
}

function withQuery(url: string, more: Record<string, string>): string {
  const [address, query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) parameters.set(name, value);
  return `${address}?${parameters}`;
}

/** Ends when nobody waits any more. */
function silence(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, HANGS_MS);
    timer.unref();
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
