import Type from 'typebox';

export const CACHE_SETTINGS = Type.Object({});

export type CacheConfig = {};

export function readCacheConfig(): CacheConfig {
  return Object.freeze({});
}
