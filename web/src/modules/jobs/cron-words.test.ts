import { expect, test } from 'vitest';
import { cronWords } from './cron-words.ts';

test.each([
  ['*/5 * * * * *', { shape: 'seconds', every: 5 }],
  ['* * * * * *', { shape: 'seconds', every: 1 }],
  ['* * * * *', { shape: 'minutes', every: 1 }],
  ['*/10 * * * *', { shape: 'minutes', every: 10 }],
  ['0 */10 * * * *', { shape: 'minutes', every: 10 }],
  ['0 * * * *', { shape: 'hourly', minute: 0 }],
  ['17 * * * *', { shape: 'hourly', minute: 17 }],
  ['0 */6 * * *', { shape: 'hours', every: 6 }],
  ['10 4 * * *', { shape: 'daily', at: ['04:10'] }],
  ['0 9,18 * * *', { shape: 'daily', at: ['09:00', '18:00'] }],
  ['10 1-8 * * *', { shape: 'between', from: 1, to: 8, minute: 10 }],
  ['30 3 * * 1', { shape: 'weekly', days: [1], at: ['03:30'] }],
  ['30 3 * * 0,7,6', { shape: 'weekly', days: [0, 6], at: ['03:30'] }],
  ['5 0 1 * *', { shape: 'monthly', day: 1, at: ['00:05'] }],
])('%s', (pattern, words) => {
  expect(cronWords(pattern)).toEqual(words);
});

test.each([
  '5 */6 * * *',
  '0 9-18 * * 1-5',
  '0 0 1 1 *',
  '0 0 13 * 5',
  '15,45 * * * *',
  '30 0 4 * * *',
  '0 99 * * *',
  '0 9-99 * * *',
  '0 18-9 * * *',
  '0 1-2-3 * * *',
  '0 0 L * *',
  '@daily',
  '',
  'every day',
])('what cannot be said simply is shown as it is written: %s', (pattern) => {
  expect(cronWords(pattern)).toBeNull();
});
