import { textOf } from '../../../routes/plain-search.ts';

/** Which market a page is about: without a season, the main one. */
export type SeasonAddress = { season?: string };

const ID = /^[0-9A-Z]{16}$/;

export function seasonAddress(search: Record<string, unknown>): SeasonAddress {
  const season = textOf(search, 'season');
  return season !== undefined && ID.test(season) ? { season } : {};
}
