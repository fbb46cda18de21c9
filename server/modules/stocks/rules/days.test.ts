import { describe, expect, test } from 'vitest';
import { dayAfter, dayOf, hoursOn, minuteOf, startOfDay, withExceptions } from './days.ts';
import { KRX } from './krx.ts';
import { windowAt } from './schedule.ts';
import { seoul } from './testing/orders.ts';

const { calendar } = KRX;

/** The days of a year on which KRX trades. */
function tradingDays(year: number): string[] {
  const days: string[] = [];
  for (let at = seoul(`${year}-01-01 12:00`); dayOf(at).startsWith(String(year)); at += 86_400_000) {
    if (hoursOn(calendar, dayOf(at)) !== null) days.push(dayOf(at));
  }
  return days;
}

describe('days in Seoul', () => {
  test('they begin at 15:00 of Greenwich', () => {
    expect(dayOf(Date.parse('2026-11-21T14:59:59.999Z'))).toBe('2026-11-21');
    expect(dayOf(Date.parse('2026-11-21T15:00:00Z'))).toBe('2026-11-22');
    expect(startOfDay('2026-11-22')).toBe(Date.parse('2026-11-21T15:00:00Z'));
    expect(minuteOf(calendar, '2026-11-23', 540)).toBe(seoul('2026-11-23 09:00'));
  });

  test.each([
    ['2026-01-01', 'New Year'],
    ['2026-02-17', 'Seollal'],
    ['2026-03-02', 'for a Sunday'],
    ['2026-05-01', 'Workers’ Day'],
    ['2026-05-25', 'for Buddha’s Birthday'],
    ['2026-06-03', 'elections'],
    ['2026-07-17', 'Constitution Day'],
    ['2026-08-17', 'for a Saturday'],
    ['2026-09-25', 'Chuseok'],
    ['2026-11-22', 'a Sunday'],
    ['2026-12-31', 'end of the year'],
    ['2027-02-09', 'for Seollal’s Sunday'],
    ['2027-10-11', 'for Hangul Day'],
  ])('on %s nothing trades: %s', (day) => {
    expect(hoursOn(calendar, day)).toBeNull();
  });

  test('there are as many days of trading as KRX has', () => {
    // 365 less 104 days of weekends less the holidays on weekdays.
    expect(tradingDays(2026)).toHaveLength(261 - 17);
    expect(tradingDays(2027)).toHaveLength(261 - 15);
    expect(hoursOn(calendar, '2026-01-02')?.continuous).toBe(600);
    expect(hoursOn(calendar, '2026-01-05')?.continuous).toBe(540);
  });

  test.each([
    ['2026-11-20', 2, '2026-11-24'],
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-24'],
    ['2026-09-22', 2, '2026-09-28'],
    ['2026-12-29', 2, '2027-01-04'],
    ['2027-02-05', 1, '2027-02-10'],
  ])('from %s, %i days of trading on is %s', (day, n, after) => {
    expect(dayAfter(calendar, day, n)).toBe(after);
  });

  test('an operator’s word is above holidays, weekends and hours', () => {
    const late = { openingAuction: 570, continuous: 600, closingAuction: 980, close: 990 };
    const changed = withExceptions(
      calendar,
      new Map([
        ['2026-11-23', null],
        ['2026-11-22', late],
        ['2026-12-31', calendar.hours],
      ]),
    );
    expect(hoursOn(changed, '2026-11-23')).toBeNull();
    expect(hoursOn(changed, '2026-11-22')).toBe(late);
    expect(dayAfter(changed, '2026-12-30', 1)).toBe('2026-12-31');
    expect(hoursOn(changed, '2026-01-02')?.continuous).toBe(600);
    expect(windowAt('krx', changed, seoul('2026-11-22 10:00'))?.closesAt).toBe(seoul('2026-11-22 16:30'));
  });

  test('a calendar that never opens is a mistake', () => {
    const never = { ...calendar, hours: calendar.hours, holidays: new Set<string>(), exceptions: new Map() };
    for (let at = seoul('2026-01-01 00:00'); at < seoul('2028-01-01 00:00'); at += 86_400_000) {
      never.exceptions.set(dayOf(at), null);
    }
    expect(() => dayAfter(never, '2026-01-01', 1)).toThrow('no trading day');
  });
});

describe('sessions of a schedule', () => {
  test.each([
    ['krx', '2026-11-20 07:00', '2026-11-20 08:30', '2026-11-20 15:30'],
    ['krx', '2026-11-20 15:29', '2026-11-20 08:30', '2026-11-20 15:30'],
    ['krx', '2026-11-20 15:30', '2026-11-23 08:30', '2026-11-23 15:30'],
    // The first day of a year, and the college entrance exam's.
    ['krx', '2027-01-03 12:00', '2027-01-04 09:30', '2027-01-04 15:30'],
    ['krx', '2027-11-18 16:29', '2027-11-18 09:30', '2027-11-18 16:30'],
    ['hourly', '2026-11-22 03:58', '2026-11-22 03:00', '2026-11-22 03:59'],
    ['hourly', '2026-11-22 03:59', '2026-11-22 04:00', '2026-11-22 04:59'],
  ] as const)('%s at %s: from %s to %s', (schedule, at, opensAt, closesAt) => {
    expect(windowAt(schedule, calendar, seoul(at))).toMatchObject({
      opensAt: seoul(opensAt),
      closesAt: seoul(closesAt),
    });
  });

  test('those that never close or are moved by hand have none', () => {
    expect(windowAt('continuous', calendar, 0)).toBeNull();
    expect(windowAt('by-hand', calendar, 0)).toBeNull();
  });
});
