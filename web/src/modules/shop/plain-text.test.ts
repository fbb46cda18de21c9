import { expect, it } from 'vitest';
import { plainLine, plainLines } from './plain-text.ts';

it('makes one line of cells that were pasted', () => {
  expect(plainLine(' 서울특별시 중구\t세종대로 110\r\n')).toBe('서울특별시 중구 세종대로 110');
  expect(plainLine('\t\u0000 ')).toBe('');
});

it('leaves line ends where several lines may stand', () => {
  expect(plainLines('첫째\t줄\r\n둘째 줄\u0007\n')).toBe('첫째 줄\n둘째 줄');
});
