import { expect, test } from 'vitest';
import { isNickname } from './nickname.ts';

test.each([
  ['', true],
  ['산책하는 곰', true],
  ['bear 7', true],
  ['a'.repeat(20), true],
  ['a'.repeat(21), false],
  ['#001', false],
  ['minji@madang.example', false],
  ['a\u0007b', false],
  ['＃001', false],
  ['a\u202eb', false],
  ['\u3164', false],
])('%j as a nickname: %s', (text, expected) => {
  expect(isNickname(text)).toBe(expected);
});
