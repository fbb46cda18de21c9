import { GatewayUnavailable } from './gateway.ts';

/** The part of `fetch` that adapters use; the sandbox answers it without a network. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Longer than a card company takes, shorter than a customer waits. */
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

export interface CallOptions {
  readonly fetch: Fetch;
  readonly timeoutMs?: number;
}
export interface CallRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer that was understood as JSON; `silent` when there was none in time, or none that is JSON. */
export type CallAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'silent'; readonly reason: string };

/** Asks once, with an end in time and size; never throws. */
export async function call(request: CallRequest, options: CallOptions): Promise<CallAnswer> {
  const { method, url, headers, body } = request;
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    const response = await options.fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && JSON_BODY), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // An answer of theirs is an answer: another address would get our secret.
      redirect: 'error',
      signal: timeout,
    });
    const text = await readBounded(response);
    return { kind: 'answer', status: response.status, body: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: 'silent', reason: timeout.aborted ? 'time-out' : reasonOf(error) };
  }
}

const JSON_BODY = { 'content-type': 'application/json' };

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'garbage';
  if (error instanceof GatewayUnavailable) return error.message;
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? 'unreachable';
}

/**
 * The text of an answer, and no more of it than is allowed.
 * @throws GatewayUnavailable when it is larger; SyntaxError for what is not UTF-8
 */
export async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > MAX_ANSWER_BYTES) throw new GatewayUnavailable('too large an answer');
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    // Bytes that are no text.
    if (error instanceof TypeError && !('cause' in error && error.cause)) throw new SyntaxError('not UTF-8');
    throw error;
  }
}

// ---- reading what is not ours: everything may be missing or of another type ----------------------------

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** A text that is there; null for anything else. */
export const textOf = (value: unknown, maxLength = 200): string | null =>
  typeof value === 'string' && value !== '' && value.length <= maxLength ? value : null;

/** A whole amount that is not negative; null for anything else. */
export const amountOf = (value: unknown): number | null =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;

/** ISO 8601 to epoch milliseconds; null for anything else. */
export function timeOf(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
