import type { Fetch } from '../../../gateways/call.ts';

/** What goes wrong with one call to the gateway, if anything. */
export type Fault =
  /** It never arrives. */
  | 'lost'
  /** The bank acts, and its answer is lost. */
  | 'answer-lost'
  | 'server-error'
  /** The bank acts, and answers with a 5xx. */
  | 'server-error-after'
  | 'garbage'
  | 'hangs';
export type Faults = (call: { readonly method: string; readonly path: string }) => Fault | null;

export interface Trouble {
  /** Changes what goes wrong from now on. */
  faults: Faults;
  /** Changes an answer of the bank on its way. */
  spoil: ((path: string, body: Record<string, unknown>) => Record<string, unknown>) | null;
}

/** The way to a bank, with trouble on it. @param calls gets what arrived there, as `POST /v1/payments/confirm` */
export function faultyFetch(fetch: Fetch, trouble: Trouble, calls: string[]): Fetch {
  return async (url, init) => {
    const path = new URL(url).pathname;
    const fault = trouble.faults({ method: init.method ?? 'GET', path });
    if (fault === 'lost') throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    if (fault === 'server-error') {
      return Response.json({ code: 'FAILED_INTERNAL_SYSTEM_PROCESSING', message: '' }, { status: 500 });
    }
    calls.push(`${init.method} ${path}`);
    const response = await fetch(url, init);
    if (fault === 'hangs') {
      await once(init.signal);
      init.signal?.throwIfAborted();
    }
    if (fault === 'answer-lost') throw new TypeError('terminated', { cause: { code: 'ECONNRESET' } });
    if (fault === 'server-error-after') {
      return Response.json({ code: 'PROVIDER_ERROR', message: '' }, { status: 502 });
    }
    if (fault === 'garbage') return new Response('<html>502</html>', { status: 200 });
    if (!trouble.spoil || !response.ok) return response;
    return Response.json(trouble.spoil(path, (await response.json()) as Record<string, unknown>));
  };
}

const once = (signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (!signal || signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
