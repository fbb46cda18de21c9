import { expect, test } from 'vitest';
import type { TripEntry } from '../../../api/trips-types.ts';
import { exploreAddress, queryOf } from './explore-address.ts';
import { daysToRead, mapOf } from './reading.ts';
import { safeUrl } from './safe-url.ts';

const day = (id: string, position: string): TripEntry => ({
  ...{ id, kind: 'day', dayId: null, position, sequence: 1 },
  fields: { title: id, note: '', startMin: 540, endMin: 1260, start: null, end: null },
});
const item = (id: string, dayId: string | null, position: string, lat: number | null): TripEntry => ({
  ...{ id, kind: 'item', dayId, position, sequence: 1 },
  fields: {
    ...{ type: 'place', title: id, note: '', placeId: null, address: '', url: '', startMin: null },
    ...{ stayMin: null, isFixed: false, mode: null, toTitle: '', toSpot: null, booking: null },
    spot: lat === null ? null : { lat, lng: 127 },
  },
});
const entries = [
  day('second', 'b'),
  day('first', 'a'),
  item('lunch', 'first', 'b', 37.5),
  item('palace', 'first', 'a', 37.6),
  item('note', 'first', 'aa', null),
  item('sea', 'second', 'a', 35.1),
  item('idea', null, 'a', 36),
];

test('days stand in their order, with their dates; ideas belong to none', () => {
  const days = daysToRead({ startsOn: '2026-02-28' }, entries);
  expect(days.map(({ id, date, items }) => [id, date, items.map((one) => one.id)])).toEqual([
    ['first', '2026-02-28', ['palace', 'note', 'lunch']],
    ['second', '2026-03-01', ['sea']],
  ]);
  expect(daysToRead({ startsOn: null }, entries)[1]?.date).toBeNull();
});

test('the map has a pin for each stop that is somewhere, and the way between them', () => {
  const { pins, routes } = mapOf(daysToRead({ startsOn: null }, entries));
  expect(pins.map(({ id, number, day: index }) => [id, number, index])).toEqual([
    ['palace', 1, 0],
    ['lunch', 2, 0],
    ['sea', 1, 1],
  ]);
  expect(routes).toHaveLength(1);
  expect(routes[0]?.legs).toEqual([
    { from: { lat: 37.6, lng: 127 }, to: { lat: 37.5, lng: 127 }, isEstimated: true },
  ]);
});

test('of an address only what the server takes is asked', () => {
  expect(exploreAddress({ q: ' 부산 ', region: '21', days: '4-7', sort: 'liked' })).toEqual({
    q: '부산',
    region: '21',
    days: '4-7',
    sort: 'liked',
  });
  expect(exploreAddress({ region: '../x', days: '5', sort: 'best', page: '2' })).toEqual({});
  expect(queryOf({})).toEqual({ sort: 'new' });
});

test('what somebody wrote as a link is followed only where it leads to a page', () => {
  expect(safeUrl('https://madang.example/a')?.host).toBe('madang.example');
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'madang', ''])
    expect(safeUrl(text)).toBeNull();
});
