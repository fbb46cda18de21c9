import { expect, test } from 'vitest';
import type { AdminPlace } from '../../../api/trips-admin.ts';
import { bodyOf, draftOf, emptyPlace, flawsOf } from './place-draft.ts';

const place: AdminPlace = {
  ...{ placeId: 'p1', source: 'sample', sourceId: '1', isOwn: false, kind: 'culture', province: '11' },
  ...{ district: null, address: '서울 종로구', lat: 37.5796, lng: 126.977, months: [4], stayMin: 90 },
  ...{ phone: '', url: '', picture: null, popularity: 900, version: 3, isEdited: false, isHidden: false },
  ...{
    changedAt: '2026-11-22T00:00:00.000Z',
    hours: { isAlways: false, week: [[], [[540, 1080]], [], [], [], [], []] },
  },
  name: { ko: '경복궁', en: '' },
  about: { ko: '', en: '' },
  note: { ko: '화요일에 쉬어요', en: '' },
};

test('what is missing or makes no sense is named', () => {
  expect([...flawsOf(emptyPlace)]).toEqual(['name', 'lat', 'lng']);
  expect([...flawsOf({ ...draftOf(place), lat: '91', stayMin: '1.5', url: 'javascript:alert(1)' })]).toEqual([
    'lat',
    'stayMin',
    'url',
  ]);
  expect(flawsOf(draftOf(place)).size).toBe(0);
});

test('what the form does not ask for is not lost', () => {
  expect(bodyOf({ ...draftOf(place), address: ' 사직로 161 ' }, place)).toMatchObject({
    ...{ name: { ko: '경복궁' }, address: '사직로 161', months: [4], popularity: 900 },
    ...{ hours: { week: place.hours?.week }, note: { ko: '화요일에 쉬어요' } },
  });
  expect(
    bodyOf({ ...emptyPlace, name: { ko: '새 곳', en: 'New' }, lat: '37', lng: '127' }, null),
  ).not.toHaveProperty('hours');
});
