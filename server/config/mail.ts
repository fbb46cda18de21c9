import Type, { type Static } from 'typebox';

const Optional = Type.String({ default: '' });

export const MAIL_SETTINGS = Type.Object({
  MADANG_SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://[^\\s]+$' })),
  MADANG_SMTP_TLS: Type.Optional(
    Type.Union([Type.Literal('required'), Type.Literal('opportunistic'), Type.Literal('off')]),
  ),
  MADANG_MAIL_FROM: Type.Optional(Type.String({ pattern: '^[^\\r\\n]*@[^\\r\\n]+$', maxLength: 200 })),
  MADANG_MAIL_CONNECTIONS: Type.Integer({ minimum: 1, maximum: 100, default: 4 }),
  MADANG_MAIL_PER_SECOND: Type.Integer({ minimum: 1, maximum: 10_000, default: 100 }),
  MADANG_SLACK_WEBHOOK_URL: Type.Optional(Type.String({ pattern: '^https?://[^\\s]+$' })),
  MADANG_SOLAPI_KEY: Optional,
  MADANG_SOLAPI_SECRET: Optional,
  MADANG_SOLAPI_URL: Type.String({ default: 'https://api.solapi.com', pattern: '^https?://[^\\s?#]+$' }),
  MADANG_SMS_FROM: Type.String({ default: '', pattern: '^[0-9-]*$' }),
  MADANG_ALIMTALK_PROFILE: Optional,
  MADANG_ALIMTALK_TEMPLATES: Type.String({ default: '{}' }),
});
type MailSettings = Static<typeof MAIL_SETTINGS>;
/** What of the rest of the installation matters here. */
interface Installation {
  readonly MADANG_MODE: 'demo' | 'production';
}

export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); otherwise STARTTLS as `tls` says. */
  readonly isImplicitTls: boolean;
  readonly tls: 'required' | 'opportunistic' | 'off';
  readonly user: string;
  readonly password: string;
}
export interface SolapiConfig {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  /** The registered number that texts come from; digits. */
  readonly from: string;
  /** 알림톡: the channel's profile, and the approved template of each kind that has one. */
  readonly alimtalk: {
    readonly profile: string;
    readonly templates: Readonly<Record<string, string>>;
  } | null;
}

/** How notifications leave: mail, chat and text messages. What is null is captured in the demo, and off in production. */
export interface MailConfig {
  readonly from: string;
  readonly smtp: SmtpConfig | null;
  /** Connections that are kept to the mail server, by each instance. */
  readonly connections: number;
  /** Mails a second at the most, by each instance: a relay's limit, and a bound on what mails take from requests. */
  readonly perSecond: number;
  readonly slackUrl: string | null;
  readonly solapi: SolapiConfig | null;
}

/** @throws Error naming what does not go together, or what production may not have */
export function readMailConfig(env: MailSettings & Installation): MailConfig {
  const isProduction = env.MADANG_MODE === 'production';
  const smtp = env.MADANG_SMTP_URL === undefined ? null : readSmtp(env.MADANG_SMTP_URL, env, isProduction);
  if (smtp && env.MADANG_MAIL_FROM === undefined) {
    throw new Error('MADANG_SMTP_URL needs MADANG_MAIL_FROM, such as Madang <no-reply@your.domain>');
  }
  const slackUrl = env.MADANG_SLACK_WEBHOOK_URL ?? null;
  if (isProduction && slackUrl?.startsWith('http:')) {
    throw new Error('MADANG_SLACK_WEBHOOK_URL must be https in production');
  }
  return Object.freeze({
    from: env.MADANG_MAIL_FROM ?? 'Madang <no-reply@madang.example>',
    smtp,
    connections: env.MADANG_MAIL_CONNECTIONS,
    perSecond: env.MADANG_MAIL_PER_SECOND,
    slackUrl,
    solapi: readSolapi(env, isProduction),
  });
}

function readSmtp(text: string, env: MailSettings, isProduction: boolean): SmtpConfig {
  const url = new URL(text);
  const isImplicitTls = url.protocol === 'smtps:';
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const tls = env.MADANG_SMTP_TLS ?? (isLocal || !isProduction ? 'opportunistic' : 'required');
  const user = decodeURIComponent(url.username);
  // Without TLS anybody on the way reads the password, and every link of proof.
  if (isProduction && !isImplicitTls && !isLocal && tls !== 'required' && user !== '') {
    throw new Error(`MADANG_SMTP_TLS=${tls} would show the password of ${url.hostname} to the network`);
  }
  return Object.freeze({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isImplicitTls ? 465 : 587) : Number(url.port),
    isImplicitTls,
    tls,
    user,
    password: decodeURIComponent(url.password),
  });
}

function readSolapi(env: MailSettings, isProduction: boolean): SolapiConfig | null {
  const given = [env.MADANG_SOLAPI_KEY, env.MADANG_SOLAPI_SECRET, env.MADANG_SMS_FROM];
  if (given.every((value) => value === '')) return null;
  if (given.includes('')) {
    throw new Error('Text messages need all of MADANG_SOLAPI_KEY, MADANG_SOLAPI_SECRET and MADANG_SMS_FROM');
  }
  if (isProduction && env.MADANG_SOLAPI_URL.startsWith('http:')) {
    throw new Error('MADANG_SOLAPI_URL must be https in production');
  }
  return Object.freeze({
    url: env.MADANG_SOLAPI_URL.replace(/\/$/, ''),
    key: env.MADANG_SOLAPI_KEY,
    secret: env.MADANG_SOLAPI_SECRET,
    from: env.MADANG_SMS_FROM.replaceAll('-', ''),
    alimtalk:
      env.MADANG_ALIMTALK_PROFILE === ''
        ? null
        : { profile: env.MADANG_ALIMTALK_PROFILE, templates: readTemplates(env.MADANG_ALIMTALK_TEMPLATES) },
  });
}

function readTemplates(text: string): Record<string, string> {
  try {
    const value = JSON.parse(text) as unknown;
    const isFlat =
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((id) => typeof id === 'string');
    if (isFlat) return value as Record<string, string>;
  } catch {
    // Said below.
  }
  throw new Error('MADANG_ALIMTALK_TEMPLATES must be JSON such as {"pay.received":"KA01TP…"}');
}
