import { expect, test } from 'vitest';
import { ApiError, networkError } from '../../../api/error.ts';
import { isDead } from './is-dead.ts';

test('a link is dead when the server knows of none, not when it cannot answer', () => {
  const answered = (status: number, code: string) => isDead(new ApiError({ status, code, title: '' }));
  expect(answered(404, 'trips.link-not-found')).toBe(true);
  expect(answered(409, 'trips.link-over')).toBe(true);
  expect(answered(400, 'request.invalid')).toBe(true);
  expect(answered(429, 'request.too-many')).toBe(false);
  expect(answered(503, 'server.busy')).toBe(false);
  expect(isDead(networkError())).toBe(false);
  expect(isDead(null)).toBe(false);
});
