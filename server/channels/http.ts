import { SendFailure, unreachable } from './failure.ts';

const TIMEOUT_MS = 15_000;
const SHOWN = 200;

/**
 * Posts JSON to a service that the operator has chosen; redirects are not followed.
 * @returns the answer's text
 * @throws SendFailure
 */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    text = await response.text();
  } catch (error) {
    throw unreachable(`${new URL(url).host}: ${causeOf(error)}`);
  }
  if (!response.ok) throw failureOf(response.status, text, response.headers.get('retry-after') ?? undefined);
  return text;
}

/**
 * What an HTTP status says about the message: 4xx that waiting cannot change are for ever, all else is worth
 * another try (RFC 9110, section 15; 408 and 429 ask for one).
 */
export function failureOf(status: number, text: string, retryAfter?: string): SendFailure {
  const isPermanent = status >= 300 && status < 500 && status !== 408 && status !== 429;
  const seconds = Number(retryAfter);
  return new SendFailure(`HTTP ${status} ${text.slice(0, SHOWN)}`.trim(), {
    isPermanent,
    isDestinationDown: !isPermanent,
    isGone: status === 410,
    status,
    ...(Number.isFinite(seconds) && seconds > 0 && { retryAfterMs: Math.min(seconds, 3_600) * 1_000 }),
  });
}

/** Why a connection failed, as far as the error knows. */
export function causeOf(error: unknown): string {
  const { message, cause, code } = error as Error & { cause?: unknown; code?: string };
  const inner = cause instanceof Error ? `: ${cause.message}` : '';
  return `${code === undefined ? '' : `${code} `}${message}${inner}`.slice(0, SHOWN);
}
