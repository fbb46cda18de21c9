import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A certified OpenID Connect server of our own, on a free port of this machine. */
export interface OidcProvider {
  readonly issuer: string;
  /** Settings with which Madang signs people in here. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Goes through the provider's pages as a browser would.
   * @param url what `POST /auth/providers/oidc/authorizations` answered
   * @returns the parameters with which the browser comes back
   */
  walk(url: string, visitor: OidcVisitor): Promise<Record<string, string>>;
  end(): Promise<void>;
}
export interface OidcVisitor {
  /** Who it is; also the `sub`. Addresses at `unproven.example` are not verified; a name without @ has no e-mail. */
  readonly login: string;
  readonly deny?: boolean;
}

const CLIENT_ID = 'madang';
const CLIENT_SECRET = 'secret of the test client';
const RETURN = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/sign-in\/(oidc|google)\/return$/;
const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** The page on which one says who one is: a field labelled `Login`, buttons `Continue` and `Cancel`. */
const LOGIN_PAGE = `<!doctype html><html lang="en"><title>Test provider</title><form method="post">
<label>Login <input name="login" autofocus></label><button name="do" value="login">Continue</button>
<button name="do" value="deny">Cancel</button></form></html>`;

/**
 * Starts oidc-provider. For a journey in a browser:
 *
 * ```ts
 * const oidc = await startOidcProvider();
 * const site = await startInstallation(oidc.env);
 * const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
 * await page.getByRole('button', { name: /OpenID/ }).click();
 * await page.getByLabel('Login').fill('hana@outside.example');
 * await page.getByRole('button', { name: 'Continue' }).click();   // back at /sign-in/oidc/return
 * …
 * await oidc.end();
 * ```
 *
 * There is no consent page: who continues has agreed. The provider remembers its visitor in that browser context
 * and then shows no page at all. It sends browsers back to any port of this machine. Without a browser, `walk` does
 * the same.
 */
export async function startOidcProvider(): Promise<OidcProvider> {
  // A server first, for the issuer needs the port.
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration());
  // The server under test listens on whichever port was free.
  (provider.Client.prototype as { redirectUriAllowed(uri: string): boolean }).redirectUriAllowed = (uri) =>
    RETURN.test(uri);
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
    else void answer(request, response);
  });
  return {
    issuer,
    env: {
      MADANG_OIDC_ISSUER: issuer,
      MADANG_OIDC_CLIENT_ID: CLIENT_ID,
      MADANG_OIDC_CLIENT_SECRET: CLIENT_SECRET,
    },
    walk,
    end: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function configuration(): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: ['http://localhost/sign-in/oidc/return'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] as never,
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id.split('@')[0]!,
        ...(id.includes('@') && { email: id, email_verified: !id.endsWith('@unproven.example') }),
      }),
    }),
    // Who has logged in has agreed.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 600, AccessToken: 600 },
  };
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.writeHead(200, HTML).end(LOGIN_PAGE);
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const result =
      form.get('do') === 'deny'
        ? { error: 'access_denied', error_description: 'the visitor said no' }
        : { login: { accountId: form.get('login') ?? '' } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.writeHead(400, HTML).end(String(error));
  }
}

async function walk(url: string, { login, deny = false }: OidcVisitor): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  const origin = new URL(url).origin;
  const go = async (at: string, init: RequestInit = {}): Promise<URL | null> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      cookies.set(name, value);
    }
    await answer.arrayBuffer();
    const location = answer.headers.get('location');
    return location === null ? null : new URL(location, at);
  };
  let at = new URL(url);
  for (let hops = 0; hops < 10; hops += 1) {
    if (at.origin !== origin) return Object.fromEntries(at.searchParams);
    const next = await go(at.href);
    const form = new URLSearchParams({ login, do: deny ? 'deny' : 'login' });
    const posted = next ?? (await go(at.href, { method: 'POST', body: form }));
    if (!posted) throw new Error(`${at.pathname} leads nowhere`);
    at = posted;
  }
  throw new Error('The provider sends its visitor in circles');
}
