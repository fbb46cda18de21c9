import * as client from 'openid-client';
import type { Provider } from '../schemas.ts';
import { type ConnectionSettings, discover, failureOf } from './connection.ts';
import {
  cleanEmail,
  cleanText,
  OutsideError,
  type OutsidePerson,
  type OutsideProvider,
  type Round,
} from './outside.ts';

/** Keys are fetched by the library when they change; addresses change rarely. */
const DISCOVERED_FOR_MS = 60 * 60 * 1000;
const ASKED_AGAIN_MS = 60 * 1000;
const SCOPE = 'openid email profile';
const MAX_SUBJECT = 255;
/** How long ago the person may have been asked when they are to prove who they are. */
const ASKED_WITHIN_S = 5 * 60;

export interface OidcSettings extends ConnectionSettings {
  readonly provider: Provider;
  readonly name: string;
  readonly issuer: string;
  /** It obeys `prompt=login` and says when the person was asked (`auth_time`). Google does neither. */
  readonly asksAnew: boolean;
}

/**
 * Any OpenID Connect provider. It is looked up when it is first needed and never at start, so that a provider
 * that is down takes nothing but itself away.
 * @param now milliseconds that only go forward
 */
export function oidcProvider(settings: OidcSettings, now: () => number): OutsideProvider {
  let known: { config: client.Configuration; at: number } | null = null;
  let asking: Promise<client.Configuration> | null = null;

  async function lookUp(): Promise<client.Configuration> {
    if (known && now() - known.at < DISCOVERED_FOR_MS) return known.config;
    asking ??= discover(settings.issuer, settings).finally(() => {
      asking = null;
    });
    try {
      known = { config: await asking, at: now() };
      return known.config;
    } catch (error) {
      if (!known) throw failureOf(error);
      // What was true an hour ago most probably still is; asked again in a while and not by everybody.
      known = { ...known, at: now() - DISCOVERED_FOR_MS + ASKED_AGAIN_MS };
      return known.config;
    }
  }

  /** RFC 9207: a return that names another server, or none where one must be named, was mixed up on its way. */
  function refuseMixUp(config: client.Configuration, parameters: URLSearchParams): void {
    const { issuer, authorization_response_iss_parameter_supported: says } = config.serverMetadata();
    const named = parameters.get('iss');
    if (named === null ? says === true : named !== issuer) {
      throw new OutsideError('mismatch', 'the return names another issuer');
    }
  }

  return {
    provider: settings.provider,
    name: settings.name,
    async begin({ state, nonce, verifier, redirectUri, proves }) {
      const config = await lookUp();
      return client.buildAuthorizationUrl(config, {
        scope: SCOPE,
        redirect_uri: redirectUri,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(proves && settings.asksAnew && { prompt: 'login', max_age: '0' }),
        ...(proves && !settings.asksAnew && { prompt: 'select_account' }),
      });
    },
    async finish(parameters, round) {
      const config = await lookUp();
      refuseMixUp(config, parameters);
      try {
        return await redeem(config, parameters, round, settings);
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

async function redeem(
  config: client.Configuration,
  parameters: URLSearchParams,
  { state, nonce, verifier, redirectUri, proves }: Round,
  { asksAnew }: OidcSettings,
): Promise<OutsidePerson> {
  const tokens = await client.authorizationCodeGrant(config, new URL(`${redirectUri}?${parameters}`), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    ...(proves && asksAnew && { maxAge: ASKED_WITHIN_S }),
  });
  const claims = tokens.claims();
  if (!claims || claims.sub.length > MAX_SUBJECT)
    throw new OutsideError('failed', 'the ID token names nobody');
  // OpenID Connect Core 5.4: with a code, these claims are told by UserInfo; many put them into the token too.
  const told =
    claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      ? { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)) }
      : claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: cleanEmail(told.email),
    emailVerified: told.email_verified === true,
    name: cleanText(told.name, 60) ?? cleanText(told.nickname, 60) ?? '',
  };
}
