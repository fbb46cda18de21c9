import * as client from 'openid-client';
import type { ProviderClient, TwoUrls } from '../../../config/sign-in.ts';
import type { ConnectionSettings } from './connection.ts';
import { OutsideError, type Round } from './outside.ts';

/** For providers that speak OAuth 2.0 without OpenID Connect. */
export type PlainOauthSettings = ProviderClient & TwoUrls & Pick<ConnectionSettings, 'timeoutS'>;

/** Redeems the code of a return. @returns the access token */
export async function finishAt(
  config: client.Configuration,
  parameters: URLSearchParams,
  { state, redirectUri }: Round,
  extra: Record<string, string> = {},
): Promise<string> {
  const named = parameters.get('iss');
  if (named !== null && named !== config.serverMetadata().issuer) {
    throw new OutsideError('mismatch', 'the return names another issuer');
  }
  const tokens = await client.authorizationCodeGrant(
    config,
    new URL(`${redirectUri}?${parameters}`),
    { expectedState: state },
    extra,
  );
  return tokens.access_token;
}

/** Asks the provider, in its own way, who the token belongs to. */
export async function askPerson(config: client.Configuration, token: string, url: string): Promise<unknown> {
  const response = await client.fetchProtectedResource(config, token, new URL(url), 'GET');
  if (response.status >= 500)
    throw new OutsideError('unreachable', `the provider answered ${response.status}`);
  if (response.status !== 200) throw new OutsideError('failed', `the provider answered ${response.status}`);
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null)
    throw new OutsideError('failed', 'the answer is no object');
  return answer;
}
