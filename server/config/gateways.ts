import Type, { type Static } from 'typebox';
import { isWebhookSecret } from '../lib/standard-webhooks.ts';

const Secret = Type.String({ default: '', maxLength: 300 });
const Address = (address: string) =>
  Type.String({ default: address, pattern: '^https?://[^\\s?#]+[^/\\s?#]$' });

export const GATEWAYS_SETTINGS = Type.Object({
  MADANG_GATEWAY: Type.Optional(
    Type.Union([Type.Literal('sandbox'), Type.Literal('toss'), Type.Literal('portone')]),
  ),
  MADANG_TOSS_CLIENT_KEY: Secret,
  MADANG_TOSS_SECRET_KEY: Secret,
  MADANG_TOSS_WEBHOOK_SECRET: Secret,
  MADANG_TOSS_URL: Address('https://api.tosspayments.com'),
  MADANG_PORTONE_STORE_ID: Secret,
  MADANG_PORTONE_CHANNEL_KEY: Secret,
  MADANG_PORTONE_API_SECRET: Secret,
  MADANG_PORTONE_WEBHOOK_SECRET: Secret,
  MADANG_PORTONE_URL: Address('https://api.portone.io'),
  MADANG_PAYMENT_EXPIRES_S: Type.Integer({ minimum: 60, maximum: 86_400, default: 1_800 }),
});
type GatewaySettings = Static<typeof GATEWAYS_SETTINGS> & {
  readonly MADANG_MODE: 'demo' | 'production';
  readonly MADANG_PUBLIC_URL: string;
};

export interface TossSettings {
  readonly clientKey: string;
  readonly secretKey: string;
  /** The secret part of the address that Toss is given for its webhooks. */
  readonly webhookSecret: string;
  readonly url: string;
}
export interface PortoneSettings {
  readonly storeId: string;
  readonly channelKey: string;
  readonly apiSecret: string;
  readonly webhookSecret: string;
  readonly url: string;
}

/** Who takes money from outside. */
export interface GatewaysConfig {
  /** The demo's made-up bank; never in production. */
  readonly sandbox: boolean;
  readonly toss: TossSettings | null;
  readonly portone: PortoneSettings | null;
  /** Who gets new payments; null: nobody is set up. The others only finish what they began. */
  readonly chosen: 'sandbox' | 'toss' | 'portone' | null;
  /** How long a customer has to pay, milliseconds. */
  readonly expiresInMs: number;
}

const MIN_WEBHOOK_SECRET = 24;

/** All of them or none. @throws Error naming those that are missing */
function whole<Names extends readonly (keyof GatewaySettings & string)[]>(
  env: GatewaySettings,
  names: Names,
): boolean {
  const missing = names.filter((name) => env[name] === '');
  if (missing.length === names.length) return false;
  if (missing.length > 0) throw new Error(`${missing.join(', ')} must be set as well`);
  return true;
}

function readToss(env: GatewaySettings): TossSettings | null {
  const names = ['MADANG_TOSS_CLIENT_KEY', 'MADANG_TOSS_SECRET_KEY', 'MADANG_TOSS_WEBHOOK_SECRET'] as const;
  if (!whole(env, names)) return null;
  const [clientKey, secretKey, webhookSecret] = names.map((name) => env[name]) as [string, string, string];
  if (env.MADANG_MODE === 'production' && [clientKey, secretKey].some((key) => key.startsWith('test_'))) {
    throw new Error('MADANG_TOSS_… are test keys: production would credit wallets for money that never came');
  }
  if (!/^[A-Za-z0-9_-]+$/.test(webhookSecret) || webhookSecret.length < MIN_WEBHOOK_SECRET) {
    throw new Error(
      `MADANG_TOSS_WEBHOOK_SECRET must be ${MIN_WEBHOOK_SECRET} letters and digits or more: it is part of an address`,
    );
  }
  return { clientKey, secretKey, webhookSecret, url: env.MADANG_TOSS_URL };
}

function readPortone(env: GatewaySettings): PortoneSettings | null {
  const names = [
    'MADANG_PORTONE_STORE_ID',
    'MADANG_PORTONE_CHANNEL_KEY',
    'MADANG_PORTONE_API_SECRET',
    'MADANG_PORTONE_WEBHOOK_SECRET',
  ] as const;
  if (!whole(env, names)) return null;
  const [storeId, channelKey, apiSecret, webhookSecret] = names.map((name) => env[name]) as [
    string,
    string,
    string,
    string,
  ];
  if (!isWebhookSecret(webhookSecret)) {
    throw new Error('MADANG_PORTONE_WEBHOOK_SECRET must be the whsec_… of PortOne’s console');
  }
  return { storeId, channelKey, apiSecret, webhookSecret, url: env.MADANG_PORTONE_URL };
}

/**
 * @throws Error when a gateway is set up by half, unsafely, or chosen and not set up
 */
export function readGatewaysConfig(env: GatewaySettings): GatewaysConfig {
  const sandbox = env.MADANG_MODE === 'demo';
  const toss = readToss(env);
  const portone = readPortone(env);
  for (const { url } of [toss, portone].filter((one) => one !== null)) {
    if (!sandbox && !url.startsWith('https://')) throw new Error(`${url} must be https in production`);
  }
  if (!sandbox && (toss ?? portone) !== null && !env.MADANG_PUBLIC_URL.startsWith('https://')) {
    // Where customers come back to would be what a request says of its host, and each could say another.
    throw new Error('A payment gateway needs MADANG_PUBLIC_URL with https in production');
  }
  const usable = { sandbox, toss: toss !== null, portone: portone !== null };
  const wanted = env.MADANG_GATEWAY;
  if (wanted !== undefined && !usable[wanted]) throw new Error(`MADANG_GATEWAY=${wanted} is not set up`);
  const byDefault = (['sandbox', 'toss', 'portone'] as const).find((name) => usable[name]) ?? null;
  return Object.freeze({
    sandbox,
    toss,
    portone,
    chosen: wanted ?? byDefault,
    expiresInMs: env.MADANG_PAYMENT_EXPIRES_S * 1_000,
  });
}
