import { expect, test } from 'vitest';
import { feeOf, scaleDraft, scaleFaults, scaleOf, withStep } from './scale-draft.ts';

const SCALE = {
  steps: [
    { days: 10, percent: 0 },
    { days: 7, percent: 10 },
    { days: 1, percent: 30 },
    { days: 0, percent: 90 },
  ],
  grace: { hours: 24, days: 3 },
};
const at = (text: string) => Date.parse(`${text}+09:00`);
const fee = (when: string, booked = '2026-10-01T12:00') =>
  feeOf(SCALE, {
    paid: 55_555,
    startsAt: at('2026-11-21T19:30'),
    at: at(when),
    bookedAt: at(booked),
  });

test('a scale is the form and the form the scale', () => {
  expect(scaleOf(scaleDraft(SCALE))).toEqual(SCALE);
  expect(scaleFaults(withStep(scaleDraft(SCALE)))).toHaveProperty(['days.3']);
});

test('days fall, rates do not, and the last step is the day of the show', () => {
  const draft = scaleDraft(SCALE);
  const set = (at: number, part: object) => ({
    ...draft,
    steps: draft.steps.map((step, index) => (index === at ? { ...step, ...part } : step)),
  });
  expect(scaleFaults(set(1, { days: '10' }))).toEqual({ 'days.1': 'order' });
  expect(scaleFaults(set(2, { percent: '5' }))).toEqual({ 'percent.2': 'rate' });
  expect(scaleFaults(set(3, { days: '' }))).toEqual({ 'days.3': 'number' });
  expect(scaleFaults({ ...draft, steps: draft.steps.slice(0, 3) })).toEqual({ 'days.2': 'last' });
  expect(scaleFaults({ ...draft, graceDays: '0' })).toEqual({ graceDays: 'number' });
});

test('the fee goes by calendar days of Korea, rounded down', () => {
  expect(fee('2026-11-11T23:59')).toMatchObject({ days: 10, percent: 0, fee: 0 });
  expect(fee('2026-11-12T00:00')).toMatchObject({ days: 9, percent: 10, fee: 5_555 });
  expect(fee('2026-11-20T23:59')).toMatchObject({ days: 1, percent: 30 });
  expect(fee('2026-11-21T00:00')).toMatchObject({ days: 0, percent: 90 });
  expect(fee('2026-11-18T10:00', '2026-11-17T12:00')).toMatchObject({ isGrace: true, fee: 0 });
  expect(fee('2026-11-19T10:00', '2026-11-19T09:00')).toMatchObject({ isGrace: false, percent: 30 });
});
