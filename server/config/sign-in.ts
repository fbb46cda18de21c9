import Type, { type Static } from 'typebox';

const Address = (address: string) => Type.String({ default: address, pattern: '^https?://[^\\s?#]+$' });
const Secret = Type.String({ default: '' });

export const SIGN_IN_SETTINGS = Type.Object({
  MADANG_KAKAO_CLIENT_ID: Secret,
  MADANG_KAKAO_CLIENT_SECRET: Secret,
  MADANG_KAKAO_AUTH_URL: Address('https://kauth.kakao.com'),
  MADANG_KAKAO_API_URL: Address('https://kapi.kakao.com'),
  MADANG_NAVER_CLIENT_ID: Secret,
  MADANG_NAVER_CLIENT_SECRET: Secret,
  MADANG_NAVER_AUTH_URL: Address('https://nid.naver.com'),
  MADANG_NAVER_API_URL: Address('https://openapi.naver.com'),
  MADANG_GOOGLE_CLIENT_ID: Secret,
  MADANG_GOOGLE_CLIENT_SECRET: Secret,
  MADANG_GOOGLE_ISSUER: Address('https://accounts.google.com'),
  MADANG_OIDC_ISSUER: Type.Optional(Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 200 })),
  MADANG_OIDC_CLIENT_ID: Secret,
  MADANG_OIDC_CLIENT_SECRET: Secret,
  MADANG_OIDC_NAME: Type.String({ default: 'OpenID', maxLength: 40 }),
  MADANG_IDENTITY_CHECK: Type.Optional(
    Type.Union([Type.Literal('off'), Type.Literal('optional'), Type.Literal('required')]),
  ),
  MADANG_IDENTITY_PORTONE_STORE_ID: Secret,
  MADANG_IDENTITY_PORTONE_CHANNEL_KEY: Secret,
  MADANG_IDENTITY_PORTONE_API_SECRET: Secret,
  MADANG_IDENTITY_PORTONE_API_URL: Address('https://api.portone.io'),
});
type SignInSettings = Static<typeof SIGN_IN_SETTINGS>;

/** What an outside provider knows us by. */
export interface ProviderClient {
  readonly clientId: string;
  readonly clientSecret: string;
}
export interface TwoUrls {
  /** Where people are asked, and codes are redeemed. */
  readonly authUrl: string;
  /** Where the provider tells who they are. */
  readonly apiUrl: string;
}
export interface PortoneIdentity {
  readonly storeId: string;
  readonly channelKey: string;
  readonly apiSecret: string;
  readonly apiUrl: string;
}

/** Ways in besides a password, and the identity check. */
export interface SignInConfig {
  readonly kakao: (ProviderClient & TwoUrls) | null;
  readonly naver: (ProviderClient & TwoUrls) | null;
  readonly google: (ProviderClient & { readonly issuer: string }) | null;
  readonly oidc: (ProviderClient & { readonly issuer: string; readonly name: string }) | null;
  readonly identityCheck: {
    readonly policy: 'off' | 'optional' | 'required';
    /** null: the sandbox, which only the demo has. */
    readonly portone: PortoneIdentity | null;
  };
}

/** The settings of others on which it depends what is safe here. */
interface Installation {
  readonly MADANG_MODE: 'demo' | 'production';
  readonly MADANG_PUBLIC_URL: string;
}

/** @throws Error naming the setting that is missing, or that production may not have */
export function readSignInConfig(env: SignInSettings & Installation): SignInConfig {
  const client = (name: 'KAKAO' | 'NAVER' | 'GOOGLE' | 'OIDC'): ProviderClient | null =>
    clientOf(`MADANG_${name}`, env[`MADANG_${name}_CLIENT_ID`], env[`MADANG_${name}_CLIENT_SECRET`]);
  const kakao = client('KAKAO');
  const naver = client('NAVER');
  const google = client('GOOGLE');
  const oidc = client('OIDC');
  if (oidc && env.MADANG_OIDC_ISSUER === undefined) {
    throw new Error('MADANG_OIDC_CLIENT_ID needs MADANG_OIDC_ISSUER, the address of the provider');
  }
  const config: SignInConfig = {
    kakao: kakao && {
      ...kakao,
      authUrl: bare(env.MADANG_KAKAO_AUTH_URL),
      apiUrl: bare(env.MADANG_KAKAO_API_URL),
    },
    naver: naver && {
      ...naver,
      authUrl: bare(env.MADANG_NAVER_AUTH_URL),
      apiUrl: bare(env.MADANG_NAVER_API_URL),
    },
    google: google && { ...google, issuer: env.MADANG_GOOGLE_ISSUER },
    oidc: oidc && { ...oidc, issuer: env.MADANG_OIDC_ISSUER ?? '', name: env.MADANG_OIDC_NAME },
    identityCheck: readIdentityCheck(env),
  };
  const isProduction = env.MADANG_MODE === 'production';
  refusePlainHttp(config, isProduction);
  if (isProduction) refuseUnsafe(config, env);
  return Object.freeze(config);
}

/** Paths are put behind it. */
const bare = (url: string): string => url.replace(/\/+$/, '');

function clientOf(name: string, clientId: string, clientSecret: string): ProviderClient | null {
  if (clientId === '') return null;
  if (clientSecret === '') throw new Error(`${name}_CLIENT_ID needs ${name}_CLIENT_SECRET`);
  return { clientId, clientSecret };
}

function readIdentityCheck(env: SignInSettings & Installation): SignInConfig['identityCheck'] {
  const portone: PortoneIdentity = {
    storeId: env.MADANG_IDENTITY_PORTONE_STORE_ID,
    channelKey: env.MADANG_IDENTITY_PORTONE_CHANNEL_KEY,
    apiSecret: env.MADANG_IDENTITY_PORTONE_API_SECRET,
    apiUrl: bare(env.MADANG_IDENTITY_PORTONE_API_URL),
  };
  const given = [portone.storeId, portone.channelKey, portone.apiSecret].filter((value) => value !== '');
  if (given.length === 1 || given.length === 2) {
    throw new Error(
      'The identity check needs all of MADANG_IDENTITY_PORTONE_STORE_ID, MADANG_IDENTITY_PORTONE_CHANNEL_KEY ' +
        'and MADANG_IDENTITY_PORTONE_API_SECRET',
    );
  }
  const isSetUp = given.length === 3;
  const policy = env.MADANG_IDENTITY_CHECK ?? (isSetUp || env.MADANG_MODE === 'demo' ? 'optional' : 'off');
  return { policy, portone: isSetUp ? portone : null };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Over plain http anybody on the way could sign in as anybody. */
function refusePlainHttp(config: SignInConfig, isProduction: boolean): void {
  const { kakao, naver, google, oidc, identityCheck } = config;
  const urls = [
    kakao?.authUrl,
    kakao?.apiUrl,
    naver?.authUrl,
    naver?.apiUrl,
    google?.issuer,
    oidc?.issuer,
    identityCheck.portone?.apiUrl,
  ];
  for (const url of urls) {
    if (!url?.startsWith('http:')) continue;
    if (isProduction) throw new Error(`${url} must be https in production`);
    if (!URL.canParse(url) || !LOOPBACK.includes(new URL(url).hostname)) {
      throw new Error(`${url} must be https; plain http is for a provider on this machine`);
    }
  }
}

/** Without our own address nobody comes back from a provider; and a sandbox verifies nobody. */
function refuseUnsafe({ kakao, naver, google, oidc, identityCheck }: SignInConfig, env: Installation): void {
  const isAny = [kakao, naver, google, oidc].some((provider) => provider !== null);
  if (isAny && !env.MADANG_PUBLIC_URL.startsWith('https://')) {
    throw new Error('Signing in by an outside provider needs MADANG_PUBLIC_URL with https in production');
  }
  if (identityCheck.policy !== 'off' && identityCheck.portone === null) {
    throw new Error(
      `MADANG_IDENTITY_CHECK=${identityCheck.policy} needs MADANG_IDENTITY_PORTONE_API_SECRET in production`,
    );
  }
}
