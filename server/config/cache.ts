import Type, { type Static } from 'typebox';

const MEGABYTE = 1024 * 1024;

export const CACHE_SETTINGS = Type.Object({
  REDIS_URL: Type.Optional(Type.String({ pattern: '^rediss?://.+' })),
  MADANG_REDIS_PREFIX: Type.String({ pattern: '^[\\x21-\\x7e]{1,50}$', default: 'madang:' }),
  MADANG_REDIS_TIMEOUT_MS: Type.Integer({ minimum: 5, maximum: 5_000, default: 50 }),
  MADANG_CACHE_MB: Type.Integer({ minimum: 1, maximum: 16_384, default: 64 }),
});

export interface CacheConfig {
  /** What all caches of this process hold together at the most, roughly. */
  readonly maxBytes: number;
  /** The level that instances share; null where each has its own only. */
  readonly redis: {
    readonly url: string;
    /** Before every key: installations that share a Redis need different ones. */
    readonly prefix: string;
    /** An answer that takes longer is not waited for. */
    readonly timeoutMs: number;
  } | null;
}

export function readCacheConfig(values: Static<typeof CACHE_SETTINGS>): CacheConfig {
  const url = values.REDIS_URL;
  return Object.freeze({
    maxBytes: values.MADANG_CACHE_MB * MEGABYTE,
    redis:
      url === undefined
        ? null
        : Object.freeze({
            url,
            prefix: values.MADANG_REDIS_PREFIX,
            timeoutMs: values.MADANG_REDIS_TIMEOUT_MS,
          }),
  });
}
