import { expect, it } from 'vitest';
import { showTimesFor } from './show-time.ts';

it('says of the days of a search in which year they are', () => {
  const [ko, en] = [showTimesFor('ko-KR'), showTimesFor('en-GB')];
  expect(ko.days('2026-11-22', '2026-11-22')).toBe('2026년 11월 22일 (일)');
  expect(ko.days('2027-01-05', undefined)).toBe('2027년 1월 5일 (화) ~');
  expect(ko.days(undefined, '2027-01-05')).toBe('~ 2027년 1월 5일 (화)');
  expect(ko.days('2026-12-30', '2027-01-05')).toMatch(/^2026년 12월 30일.*2027년 1월 5일$/);
  expect(en.days('2026-12-30', '2027-01-05')).toMatch(/2026.*2027/);
});
