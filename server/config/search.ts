import Type from 'typebox';

export const SEARCH_SETTINGS = Type.Object({});

export type SearchConfig = {};

export function readSearchConfig(): SearchConfig {
  return Object.freeze({});
}
