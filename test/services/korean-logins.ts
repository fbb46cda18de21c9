import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the provider misbehaves. `hang` accepts and never answers; the end of the service ends it. */
export type LoginFault =
  | 'token-error'
  | 'token-500'
  | 'token-hang'
  | 'token-nonsense'
  | 'person-error'
  | 'person-500'
  | 'person-nonsense';

/** Kakao's and Naver's logins in one local server, in their own words; see their public documents. */
export interface KoreanLogins {
  /** Settings with which Madang signs people in here. */
  readonly env: Readonly<Record<string, string>>;
  /** `kakao_account` of whoever logs in next, and the id. */
  kakaoPerson: { id: unknown; kakao_account?: Record<string, unknown> };
  /** `response` of whoever logs in next. */
  naverPerson: Record<string, unknown>;
  fault: LoginFault | null;
  /**
   * Goes to the provider as a browser would.
   * @returns the parameters with which the browser comes back
   */
  walk(url: string, options?: { deny?: boolean }): Promise<Record<string, string>>;
  end(): Promise<void>;
}

const CLIENT = { id: 'korean-client', secret: 'korean-secret' };
/** Status and body; null for no answer at all. */
type Reply = readonly [status: number, body: unknown] | null;

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

export async function startKoreanLogins(): Promise<KoreanLogins> {
  /** Code → where it was asked for: good once. */
  const codes = new Map<string, { redirectUri: string; state: string }>();
  const tokens = new Set<string>();

  function authorize(url: URL, response: ServerResponse): void {
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    const state = url.searchParams.get('state') ?? '';
    back.searchParams.set('state', state);
    if (url.searchParams.get('client_id') !== CLIENT.id || state === '') {
      back.searchParams.set('error', 'invalid_request');
    } else if (url.searchParams.has('deny')) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'User denied access');
    } else {
      const code = randomBytes(12).toString('hex');
      codes.set(code, { redirectUri: `${back.origin}${back.pathname}`, state });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  function refusal(kind: 'kakao' | 'naver'): Reply {
    // Naver says no with 200.
    return kind === 'naver'
      ? [200, { error: 'invalid_request', error_description: 'no valid data in session' }]
      : [400, { error: 'invalid_grant', error_description: 'code not found', error_code: 'KOE320' }];
  }

  async function token(kind: 'kakao' | 'naver', request: IncomingMessage): Promise<Reply> {
    if (logins.fault === 'token-hang') return null;
    if (logins.fault === 'token-500') return [500, { error: 'server_error' }];
    if (logins.fault === 'token-nonsense') return [200, '<h1>점검 중</h1>'];
    const form = await formOf(request);
    const code = form.get('code') ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    const isKnown = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret;
    if (!isKnown || !asked || logins.fault === 'token-error') return refusal(kind);
    const isBound =
      kind === 'naver' ? form.get('state') === asked.state : form.get('redirect_uri') === asked.redirectUri;
    if (!isBound) return refusal(kind);
    const secret = () => randomBytes(16).toString('hex');
    const body = { access_token: secret(), refresh_token: secret(), token_type: 'bearer' };
    tokens.add(body.access_token);
    if (kind === 'naver') return [200, { ...body, expires_in: '3600' }];
    return [200, { ...body, expires_in: 21_599, refresh_token_expires_in: 5_183_999 }];
  }

  function person(kind: 'kakao' | 'naver', request: IncomingMessage): Reply {
    if (logins.fault === 'person-500') return [503, {}];
    const isKnown = tokens.has((request.headers.authorization ?? '').replace('Bearer ', ''));
    if (!isKnown || logins.fault === 'person-error') {
      return kind === 'naver'
        ? [401, { resultcode: '024', message: 'Authentication failed' }]
        : [401, { msg: 'this access token does not exist', code: -401 }];
    }
    if (logins.fault === 'person-nonsense') return [200, []];
    if (kind === 'kakao') return [200, logins.kakaoPerson];
    return [200, { resultcode: '00', message: 'success', response: logins.naverPerson }];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const ways: Record<string, () => Reply | Promise<Reply>> = {
      'POST /oauth/token': () => token('kakao', request),
      'POST /oauth2.0/token': () => token('naver', request),
      'GET /v2/user/me': () => person('kakao', request),
      'GET /v1/nid/me': () => person('naver', request),
    };
    if (/^\/oauth(2\.0)?\/authorize$/.test(url.pathname)) {
      authorize(url, response);
      return;
    }
    const reply = await (ways[`${request.method} ${url.pathname}`] ?? (() => [404, {}] as const))();
    if (reply === null) return;
    const [status, body] = reply;
    const isPage = typeof body === 'string';
    response.writeHead(status, { 'content-type': isPage ? 'text/html' : 'application/json;charset=utf-8' });
    response.end(isPage ? body : JSON.stringify(body));
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const logins: KoreanLogins = {
    env: {
      MADANG_KAKAO_CLIENT_ID: CLIENT.id,
      MADANG_KAKAO_CLIENT_SECRET: CLIENT.secret,
      MADANG_KAKAO_AUTH_URL: base,
      MADANG_KAKAO_API_URL: base,
      MADANG_NAVER_CLIENT_ID: CLIENT.id,
      MADANG_NAVER_CLIENT_SECRET: CLIENT.secret,
      // Another name for the same place, so that the two are two issuers.
      MADANG_NAVER_AUTH_URL: base.replace('127.0.0.1', 'localhost'),
      MADANG_NAVER_API_URL: base,
    },
    kakaoPerson: { id: 1 },
    naverPerson: { id: 'n-1' },
    fault: null,
    walk: async (url, { deny = false } = {}) => {
      const answer = await fetch(deny ? `${url}&deny=1` : url, { redirect: 'manual' });
      await answer.arrayBuffer();
      return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
    },
    end: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return logins;
}
