import * as client from 'openid-client';
import { OutsideError } from './outside.ts';

/** People wait for it; a request of ours may take 30 s in all. */
const TIMEOUT_S = 5;
const MAX_ANSWER_BYTES = 512 * 1024;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Plain http is for a provider on this very machine: in tests and in the demo. */
const isLoopback = (url: URL): boolean => url.protocol === 'http:' && LOOPBACK.includes(url.hostname);

/** Reads an answer to its end, but not more than is sensible. */
async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new TypeError('The provider’s answer is too long');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** What a provider answers, before the library looks at it. */
export type Mend = (status: number, body: Record<string, unknown>) => { status: number; body: unknown };

/** @param mend turns answers that are no OAuth 2.0 into such */
export function boundedFetch(mend?: Mend): client.CustomFetch {
  return async (url, options) => {
    const response = await fetch(url, options as RequestInit);
    const bytes = await readBounded(response);
    const { status, headers } = response;
    const isJson = (headers.get('content-type') ?? '').includes('json');
    if (!mend || !isJson) return answerOf(bytes, status, headers);
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof body !== 'object' || body === null) return answerOf(bytes, status, headers);
    const mended = mend(status, body as Record<string, unknown>);
    return new Response(JSON.stringify(mended.body), {
      status: mended.status,
      headers: { 'content-type': 'application/json' },
    });
  };
}

function answerOf(bytes: Uint8Array<ArrayBuffer>, status: number, headers: Headers): Response {
  const isEmpty = status === 204 || status === 304;
  const kept = new Headers(headers);
  // Undone already by fetch.
  for (const name of ['content-encoding', 'content-length']) kept.delete(name);
  return new Response(isEmpty ? null : bytes, { status, headers: kept });
}

export interface ConnectionSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly mend?: Mend;
  /** Seconds for each request; 5 unless told otherwise. */
  readonly timeoutS?: number;
}

/** Prepares what the library needs: our limits, and plain http for loopback alone. */
function tune(
  config: client.Configuration,
  { mend, timeoutS = TIMEOUT_S }: Pick<ConnectionSettings, 'mend' | 'timeoutS'>,
): void {
  config.timeout = timeoutS;
  config[client.customFetch] = boundedFetch(mend);
  if (isLoopback(new URL(config.serverMetadata().issuer))) client.allowInsecureRequests(config);
}

/** For a provider that has no discovery. */
export function knownServer(
  metadata: client.ServerMetadata,
  settings: ConnectionSettings,
): client.Configuration {
  const { clientId, clientSecret } = settings;
  const config = new client.Configuration(
    metadata,
    clientId,
    clientSecret,
    client.ClientSecretPost(clientSecret),
  );
  tune(config, settings);
  return config;
}

/** In the body where that is understood, else in the header, which is what everybody must understand. */
function secretAs(clientSecret: string): client.ClientAuth {
  const post = client.ClientSecretPost(clientSecret);
  const basic = client.ClientSecretBasic(clientSecret);
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? post : basic)(
      server,
      ...rest,
    );
}

/** Looks a provider up by its address (OpenID Connect Discovery 1.0). */
export function discover(
  issuer: string,
  { clientId, clientSecret }: ConnectionSettings,
): Promise<client.Configuration> {
  const url = new URL(issuer);
  return client.discovery(url, clientId, undefined, secretAs(clientSecret), {
    timeout: TIMEOUT_S,
    [client.customFetch]: boundedFetch(),
    execute: isLoopback(url) ? [client.allowInsecureRequests] : [],
  });
}

const UNREACHABLE = ['OAUTH_TIMEOUT', 'OAUTH_ABORT'];
const COMPARISONS = ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'];
/** RFC 6749, 5.2: what is wrong with the code, and not with us. */
const CODE_IS_BAD = ['invalid_grant', 'invalid_request'];

/** What the library throws, as one of our failures. */
export function failureOf(error: unknown): OutsideError {
  const as = (failure: OutsideError['failure'], message: string) =>
    new OutsideError(failure, message, { cause: error });
  if (error instanceof OutsideError) return error;
  if (error instanceof client.AuthorizationResponseError) {
    const isNo = error.error === 'access_denied' || error.error === 'login_required';
    return as(isNo ? 'denied' : 'failed', `the provider sent the browser back with ${error.error}`);
  }
  if (error instanceof client.ResponseBodyError) {
    if (error.status >= 500) return as('unreachable', `the provider answered ${error.status}`);
    return as(
      CODE_IS_BAD.includes(error.error) ? 'refused' : 'failed',
      `the provider answered ${error.error}`,
    );
  }
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (code !== undefined && UNREACHABLE.includes(code))
    return as('unreachable', 'the provider took too long');
  if (code !== undefined && COMPARISONS.includes(code))
    return as('mismatch', 'the answer is for something else');
  if (cause instanceof Response && cause.status >= 500) {
    return as('unreachable', `the provider answered ${cause.status}`);
  }
  // undici reports a refused connection, an unknown host and a broken socket this way.
  if (error instanceof TypeError && error.message === 'fetch failed')
    return as('unreachable', 'no connection');
  if (error instanceof TypeError && error.message === 'terminated')
    return as('unreachable', 'the connection broke');
  return as('failed', error instanceof Error ? error.message : 'an error without a name');
}
