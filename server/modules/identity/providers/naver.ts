import * as client from 'openid-client';
import { failureOf, knownServer, type Mend } from './connection.ts';
import { cleanEmail, cleanText, OutsideError, type OutsidePerson, type OutsideProvider } from './outside.ts';
import { askPerson, finishAt, type PlainOauthSettings } from './plain-oauth.ts';

/** `GET /v1/nid/me`. */
interface NaverAnswer {
  readonly resultcode?: unknown;
  readonly response?: {
    readonly id?: unknown;
    readonly email?: unknown;
    readonly name?: unknown;
    readonly nickname?: unknown;
  };
}
const SUCCESS = '00';

/** Naver answers a token request that failed with 200, and the time to live as a text. */
const mend: Mend = (status, body) => {
  if (status === 200 && typeof body.error === 'string') return { status: 400, body };
  const { expires_in: expiresIn } = body;
  return typeof expiresIn === 'string'
    ? { status, body: { ...body, expires_in: Number(expiresIn) } }
    : { status, body };
};

/** Naver Login: OAuth 2.0 in most things. */
export function naverProvider(settings: PlainOauthSettings): OutsideProvider {
  const { authUrl, apiUrl } = settings;
  const config = knownServer(
    {
      issuer: authUrl,
      authorization_endpoint: `${authUrl}/oauth2.0/authorize`,
      token_endpoint: `${authUrl}/oauth2.0/token`,
    },
    { ...settings, mend },
  );
  return {
    provider: 'naver',
    name: '네이버',
    begin: async ({ state, redirectUri, proves }) =>
      client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        state,
        ...(proves && { auth_type: 'reauthenticate' }),
      }),
    async finish(parameters, round) {
      try {
        // Naver wants the state once more with the code.
        const token = await finishAt(config, parameters, round, { state: round.state });
        return personOf(authUrl, (await askPerson(config, token, `${apiUrl}/v1/nid/me`)) as NaverAnswer);
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function personOf(issuer: string, { resultcode, response }: NaverAnswer): OutsidePerson {
  const subject = cleanText(response?.id, 255);
  if (resultcode !== SUCCESS || subject === null) throw new OutsideError('failed', 'Naver names nobody');
  return {
    issuer,
    subject,
    email: cleanEmail(response?.email),
    // Naver lets people set any contact address, and does not say whether they own it.
    emailVerified: false,
    name: cleanText(response?.name, 60) ?? cleanText(response?.nickname, 60) ?? '',
  };
}
