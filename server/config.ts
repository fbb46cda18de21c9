import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import Type, { type Static } from 'typebox';
import { databaseUrlOf, listOf, originsOf, proxiesOf } from './config/addresses.ts';
import { CACHE_SETTINGS, type CacheConfig, readCacheConfig } from './config/cache.ts';
import { linesOf } from './config/faults.ts';
import { FILES_SETTINGS, type FilesConfig, readFilesConfig } from './config/files.ts';
import { GATEWAYS_SETTINGS, type GatewaysConfig, readGatewaysConfig } from './config/gateways.ts';
import { JOBS_SETTINGS, type JobsConfig, readJobsConfig } from './config/jobs.ts';
import { MAIL_SETTINGS, type MailConfig, readMailConfig } from './config/mail.ts';
import { MAP_SETTINGS, type MapConfig, readMapConfig } from './config/map.ts';
import { MODEL_SETTINGS, type ModelConfig, readModelConfig } from './config/model.ts';
import { OUTSIDE_SETTINGS, type OutsideConfig, readOutsideConfig } from './config/outside.ts';
import { REPLICA_SETTINGS, type ReplicaConfig, readReplicaConfig } from './config/replica.ts';
import { RETENTION_SETTINGS, type RetentionConfig, readRetentionConfig } from './config/retention.ts';
import { readSearchConfig, SEARCH_SETTINGS, type SearchConfig } from './config/search.ts';
import { readSignInConfig, SIGN_IN_SETTINGS, type SignInConfig } from './config/sign-in.ts';
import { readTourConfig, TOUR_SETTINGS, type TourConfig } from './config/tour.ts';
import { makeAjv } from './lib/checks.ts';
import { deriveKey } from './lib/keys.ts';
import type { ServiceName } from './lib/site-schema.ts';

const ALL_SERVICES: readonly ServiceName[] = ['pay', 'shop', 'tickets', 'stocks', 'trips'];
const DEMO_SECRET = 'madang-demo-secret-known-to-everyone';
const MIN_SECRET_LENGTH = 32;

/** Every setting, by the name of its environment variable; docs/operations.md lists them for people. */
const Environment = Type.Object({
  MADANG_MODE: Type.Union([Type.Literal('demo'), Type.Literal('production')], { default: 'demo' }),
  MADANG_SERVICES: Type.String({ default: ALL_SERVICES.join(',') }),
  MADANG_DATA: Type.String({ default: '.data' }),
  MADANG_JWT_SECRET: Type.String({ default: DEMO_SECRET }),
  MADANG_DATA_SECRET: Type.Optional(Type.String({ minLength: MIN_SECRET_LENGTH })),
  MADANG_RATE_LIMIT: Type.Union([Type.Literal('on'), Type.Literal('off')], { default: 'on' }),
  MADANG_CORS_ORIGINS: Type.String({ default: '' }),
  MADANG_TRUST_PROXY: Type.String({ default: '' }),
  MADANG_PUBLIC_URL: Type.String({ pattern: '^(https?://[^\\s/?#@]+/?)?$', default: '' }),
  MADANG_LOG_LEVEL: Type.String({ pattern: '^(trace|debug|info|warn|error|fatal|silent)$', default: 'info' }),
  MADANG_LANE_QUEUE: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 10_000 }),
  MADANG_LANE_BATCH: Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000 }),
  MADANG_LANE_WAIT_MS: Type.Integer({ minimum: 100, maximum: 60_000, default: 10_000 }),
  MADANG_POOL_SIZE: Type.Integer({ minimum: 2, maximum: 500, default: 12 }),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^(sqlite:|mysql://|mariadb://).+' })),
  HOST: Type.String({ default: '0.0.0.0' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080 }),
  ...MAIL_SETTINGS.properties,
  ...FILES_SETTINGS.properties,
  ...SIGN_IN_SETTINGS.properties,
  ...GATEWAYS_SETTINGS.properties,
  ...JOBS_SETTINGS.properties,
  ...CACHE_SETTINGS.properties,
  ...SEARCH_SETTINGS.properties,
  ...REPLICA_SETTINGS.properties,
  ...RETENTION_SETTINGS.properties,
  ...MODEL_SETTINGS.properties,
  ...OUTSIDE_SETTINGS.properties,
  ...MAP_SETTINGS.properties,
  ...TOUR_SETTINGS.properties,
});
type Environment = Static<typeof Environment>;

export interface Config {
  readonly mode: 'demo' | 'production';
  readonly services: readonly ServiceName[];
  /** Absolute folder of everything that is written besides the database server. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly jwtSecret: string;
  /** For what is encrypted or derived and outlives a session; keys are made of it by purpose, see `deriveKey`. */
  readonly dataSecret: string;
  readonly rateLimit: boolean;
  readonly corsOrigins: readonly string[];
  /** Addresses or subnets of proxies whose X-Forwarded-For is believed; empty believes none. */
  readonly trustProxy: readonly string[];
  /** An origin, or empty. Cookies are marked Secure when it begins with https. */
  readonly publicUrl: string;
  readonly logLevel: string;
  readonly lane: { readonly maxQueue: number; readonly maxBatch: number; readonly maxWaitMs: number };
  readonly host: string;
  readonly port: number;
  readonly mail: MailConfig;
  readonly files: FilesConfig;
  readonly signIn: SignInConfig;
  readonly gateways: GatewaysConfig;
  readonly jobs: JobsConfig;
  readonly cache: CacheConfig;
  readonly search: SearchConfig;
  readonly replica: ReplicaConfig | null;
  readonly retention: RetentionConfig;
  /** Which language model helps to make plans; null: none. */
  readonly model: ModelConfig | null;
  readonly outside: OutsideConfig;
  readonly map: MapConfig;
  /** Where places are imported from; null: from nowhere. */
  readonly tour: TourConfig | null;
  /** This process among its siblings: in logs, metrics and the stream's hello. */
  readonly instance: string;
}

function parse(env: NodeJS.ProcessEnv): Environment {
  const known = Object.keys(Environment.properties).flatMap((name) => {
    const value = env[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const settings: Record<string, unknown> = Object.fromEntries(known);
  const validate = makeAjv({ useDefaults: true, coerceTypes: true, allErrors: true }).compile(Environment);
  if (!validate(settings)) throw new Error(`The settings are not valid:\n${linesOf(validate.errors ?? [])}`);
  return settings as Environment;
}

/** What begins as our settings do and belongs to single commands. */
const OF_COMMANDS = /^MADANG_(ADMIN_PASSWORD|TEST_\w+|CHECK_\w+)$/;

/** Names that begin as our settings do and are none: somebody believes that they have set something. */
export const unknownSettings = (env: NodeJS.ProcessEnv): string[] =>
  Object.keys(env).filter(
    (name) => name.startsWith('MADANG_') && !(name in Environment.properties) && !OF_COMMANDS.test(name),
  );

function parseServices(text: string): ServiceName[] {
  const wanted = listOf(text);
  const unknown = wanted.filter((name) => !ALL_SERVICES.includes(name as ServiceName));
  if (unknown.length > 0) {
    throw new Error(`MADANG_SERVICES names ${unknown.join(', ')}; known are ${ALL_SERVICES.join(', ')}`);
  }
  // Every service is paid from the wallet, so Pay is part of every subset.
  return ALL_SERVICES.filter((name) => name === 'pay' || wanted.includes(name));
}

function refuseUnsafeProduction(env: Environment): void {
  if (env.MADANG_MODE !== 'production') return;
  if (env.MADANG_JWT_SECRET === DEMO_SECRET || env.MADANG_JWT_SECRET.length < MIN_SECRET_LENGTH) {
    throw new Error(
      `MADANG_JWT_SECRET must be set to at least ${MIN_SECRET_LENGTH} secret characters in production ` +
        '(for example: openssl rand -base64 48)',
    );
  }
  if (env.MADANG_RATE_LIMIT === 'off') {
    throw new Error('MADANG_RATE_LIMIT=off is for load tests and is refused in production');
  }
}

/**
 * Reads the settings once, at start.
 * @param env the process's environment
 * @returns a frozen configuration
 * @throws Error naming each setting that is wrong, or that production may not have
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const values = parse(env);
  refuseUnsafeProduction(values);
  const dataDir = resolve(values.MADANG_DATA);
  return Object.freeze({
    mode: values.MADANG_MODE,
    services: Object.freeze(parseServices(values.MADANG_SERVICES)),
    dataDir,
    databaseUrl: databaseUrlOf('DATABASE_URL', values.DATABASE_URL ?? `sqlite:${dataDir}/madang.db`),
    poolSize: values.MADANG_POOL_SIZE,
    jwtSecret: values.MADANG_JWT_SECRET,
    dataSecret:
      values.MADANG_DATA_SECRET ?? deriveKey(values.MADANG_JWT_SECRET, 'data').toString('base64url'),
    rateLimit: values.MADANG_RATE_LIMIT === 'on',
    corsOrigins: originsOf(values.MADANG_CORS_ORIGINS),
    trustProxy: proxiesOf(values.MADANG_TRUST_PROXY),
    publicUrl: values.MADANG_PUBLIC_URL.replace(/\/$/, ''),
    logLevel: values.MADANG_LOG_LEVEL,
    lane: Object.freeze({
      maxQueue: values.MADANG_LANE_QUEUE,
      maxBatch: values.MADANG_LANE_BATCH,
      maxWaitMs: values.MADANG_LANE_WAIT_MS,
    }),
    host: values.HOST,
    port: values.PORT,
    mail: readMailConfig(values),
    files: readFilesConfig(values),
    signIn: readSignInConfig(values),
    gateways: readGatewaysConfig(values),
    jobs: readJobsConfig(values),
    cache: readCacheConfig(values),
    search: readSearchConfig(values),
    replica: readReplicaConfig(values),
    retention: readRetentionConfig(values),
    model: readModelConfig(values),
    outside: readOutsideConfig(values),
    map: readMapConfig(values),
    tour: readTourConfig(values),
    instance: randomBytes(4).toString('hex'),
  });
}
