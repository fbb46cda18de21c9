import * as client from 'openid-client';
import { failureOf, knownServer } from './connection.ts';
import { cleanEmail, cleanText, OutsideError, type OutsidePerson, type OutsideProvider } from './outside.ts';
import { askPerson, finishAt, type PlainOauthSettings } from './plain-oauth.ts';

/** `GET /v2/user/me`, as far as it concerns us. Everything but the id depends on what the person agreed to. */
interface KakaoPerson {
  readonly id?: unknown;
  readonly kakao_account?: {
    readonly email?: unknown;
    readonly is_email_valid?: unknown;
    readonly is_email_verified?: unknown;
    readonly name?: unknown;
    readonly profile?: { readonly nickname?: unknown };
  };
}

/** Kakao Login: OAuth 2.0, and a description of the person in Kakao's own words. */
export function kakaoProvider(settings: PlainOauthSettings): OutsideProvider {
  const { authUrl, apiUrl } = settings;
  const config = knownServer(
    {
      issuer: authUrl,
      authorization_endpoint: `${authUrl}/oauth/authorize`,
      token_endpoint: `${authUrl}/oauth/token`,
    },
    settings,
  );
  return {
    provider: 'kakao',
    name: '카카오',
    // Without `scope` Kakao asks for what the operator has set up in its console, and for no more.
    begin: async ({ state, redirectUri, proves }) =>
      client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        state,
        ...(proves && { prompt: 'login' }),
      }),
    async finish(parameters, round) {
      try {
        const token = await finishAt(config, parameters, round);
        return personOf(authUrl, (await askPerson(config, token, `${apiUrl}/v2/user/me`)) as KakaoPerson);
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function personOf(issuer: string, { id, kakao_account: account }: KakaoPerson): OutsidePerson {
  if (!Number.isSafeInteger(id)) throw new OutsideError('failed', 'Kakao names nobody');
  return {
    issuer,
    subject: String(id),
    email: cleanEmail(account?.email),
    // Valid: it has not gone to another Kakao account since. Verified: they own it. It takes both.
    emailVerified: account?.is_email_valid === true && account.is_email_verified === true,
    name: cleanText(account?.name, 60) ?? cleanText(account?.profile?.nickname, 60) ?? '',
  };
}
