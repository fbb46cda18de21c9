import type { AdminSeason, SeasonBody } from '../../../api/stocks-admin.ts';
import { fromKorean, toKorean } from '../../tickets/admin/korean-time.ts';
import { texts } from './company-draft.ts';
import { numberOf } from './whole-number.ts';

/** What stands in the form, as text; times by the clock of Seoul. */
export type SeasonDraft = {
  name: { ko: string; en: string };
  about: { ko: string; en: string };
  symbols: readonly string[];
  startingCash: string;
  schedule: SeasonBody['schedule'];
  startsAt: string;
  endsAt: string;
};

export const emptySeason: SeasonDraft = {
  ...{ name: { ko: '', en: '' }, about: { ko: '', en: '' }, symbols: [], startingCash: '10,000,000' },
  ...{ schedule: 'krx', startsAt: '', endsAt: '' },
};

export const seasonDraft = (season: AdminSeason): SeasonDraft => ({
  name: season.name,
  about: season.about,
  symbols: season.symbols.map(({ base }) => base),
  startingCash: season.startingCash.toLocaleString('en-US'),
  schedule: season.schedule,
  startsAt: toKorean(season.startsAt),
  endsAt: toKorean(season.endsAt),
});

export type SeasonFlaw = 'required' | 'symbols' | 'number' | 'time' | 'order';

/** What is wrong, by field. */
export function seasonFlaws(draft: SeasonDraft): Record<string, SeasonFlaw> {
  const [startsAt, endsAt] = [fromKorean(draft.startsAt), fromKorean(draft.endsAt)];
  return {
    ...(draft.name.ko.trim() === '' && { 'name.ko': 'required' as const }),
    ...(draft.symbols.length === 0 && { symbols: 'symbols' as const }),
    ...(numberOf(draft.startingCash) === null && { startingCash: 'number' as const }),
    ...(startsAt === null && { startsAt: 'time' as const }),
    ...(endsAt === null && { endsAt: 'time' as const }),
    ...(startsAt !== null && endsAt !== null && endsAt <= startsAt && { endsAt: 'order' as const }),
  };
}

/** What was not touched keeps its seconds. @param before as it was read */
export const seasonBody = (draft: SeasonDraft, before: AdminSeason | null): SeasonBody => {
  const time = (field: 'startsAt' | 'endsAt'): string =>
    before !== null && toKorean(before[field]) === draft[field]
      ? before[field]
      : (fromKorean(draft[field]) ?? '');
  return {
    name: texts(draft.name),
    about: texts(draft.about),
    symbols: [...draft.symbols],
    startingCash: numberOf(draft.startingCash) ?? 0,
    schedule: draft.schedule,
    startsAt: time('startsAt'),
    endsAt: time('endsAt'),
  };
};
