import { expect, test } from 'vitest';
import { type CalendarShow, calendarOf } from './calendar.ts';

const SHOW: CalendarShow = {
  uid: '01K9ZQ3T5R7WXA00@madang',
  sequence: 2,
  at: Date.UTC(2026, 10, 1),
  startsAt: Date.UTC(2026, 10, 22, 10, 30),
  endsAt: Date.UTC(2026, 10, 22, 15, 45),
  isCancelled: false,
  summary: '달빛 아래의 정원; 앙코르, 서울',
  location: '국립극장 · 해오름극장, 서울특별시 중구 장충단로 59',
  latitude: 37.55,
  longitude: 126.99,
  description: 'VIP석\n1층 A구역 C열 12번 \\ 1층 A구역 C열 13번',
  url: 'https://madang.example/tickets/mine',
  alarm: '달빛 아래의 정원',
};
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

test('a show stands in Korean time, under a name that stays', () => {
  const lines = unfolded(calendarOf(SHOW));
  expect(lines).toContain('UID:01K9ZQ3T5R7WXA00@madang');
  expect(lines).toContain('DTSTAMP:20261101T000000Z');
  expect(lines).toContain('DTSTART;TZID=Asia/Seoul:20261122T193000');
  // It ends on the next day there.
  expect(lines).toContain('DTEND;TZID=Asia/Seoul:20261123T004500');
  expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(2);
  expect(lines).toContain('TRIGGER:-P1D');
  expect(lines).toContain('GEO:37.55;126.99');
  expect(lines.at(-1)).toBe('');
});

test('what people wrote is escaped', () => {
  const lines = unfolded(calendarOf(SHOW));
  expect(lines).toContain('SUMMARY:달빛 아래의 정원\\; 앙코르\\, 서울');
  expect(lines).toContain('DESCRIPTION:VIP석\\n1층 A구역 C열 12번 \\\\ 1층 A구역 C열 13번');
});

test('no line is longer than 75 octets, and no letter is cut in two', () => {
  const text = calendarOf({ ...SHOW, summary: '가나다라마바사'.repeat(40), description: '🎭'.repeat(60) });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfolded(text)).toContain(`SUMMARY:${'가나다라마바사'.repeat(40)}`);
  expect(unfolded(text)).toContain(`DESCRIPTION:${'🎭'.repeat(60)}`);
});

test('one that was called off wakes nobody', () => {
  const lines = unfolded(calendarOf({ ...SHOW, isCancelled: true }));
  expect(lines).toContain('STATUS:CANCELLED');
  expect(lines).not.toContain('BEGIN:VALARM');
});
