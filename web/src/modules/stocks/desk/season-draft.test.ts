import { expect, test } from 'vitest';
import type { AdminSeason } from '../../../api/stocks-admin.ts';
import { emptySeason, type SeasonDraft, seasonBody, seasonDraft, seasonFlaws } from './season-draft.ts';

const draft: SeasonDraft = {
  ...emptySeason,
  name: { ko: '가을 대회', en: '' },
  symbols: ['100010'],
  startsAt: '2026-12-01T09:00',
  endsAt: '2026-12-24T15:30',
};

test('a season needs a name, symbols, cash and two times in their order', () => {
  expect(seasonFlaws(draft)).toEqual({});
  expect(seasonFlaws({ ...emptySeason, startingCash: '' })).toEqual({
    'name.ko': 'required',
    symbols: 'symbols',
    startingCash: 'number',
    startsAt: 'time',
    endsAt: 'time',
  });
  expect(seasonFlaws({ ...draft, endsAt: draft.startsAt })).toEqual({ endsAt: 'order' });
});

test('times are those of Seoul; what was not touched keeps its seconds', () => {
  expect(seasonBody(draft, null)).toMatchObject({
    startsAt: '2026-12-01T00:00:00.000Z',
    endsAt: '2026-12-24T06:30:00.000Z',
    startingCash: 10_000_000,
  });
  const season = {
    ...{ name: draft.name, about: draft.about, schedule: 'krx', startingCash: 1, symbols: [{ base: 'A' }] },
    ...{ startsAt: '2026-12-01T00:00:07.123Z', endsAt: '2026-12-24T06:30:00.000Z' },
  } as AdminSeason;
  const same = seasonDraft(season);
  expect(seasonBody(same, season).startsAt).toBe(season.startsAt);
  expect(seasonBody({ ...same, startsAt: '2026-12-02T09:00' }, season).startsAt).toBe(
    '2026-12-02T00:00:00.000Z',
  );
});
