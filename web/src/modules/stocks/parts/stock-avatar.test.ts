import { expect, test } from 'vitest';
import { markOf } from './stock-avatar.tsx';

test.each([
  ['마당반도체', '마당'],
  ['Madang Semicon', 'MS'],
  ['madang', 'MA'],
  ['한 빛', '한'],
  ['K푸드', 'K푸'],
  ['', ''],
])('%s has the mark %s', (name, mark) => {
  expect(markOf(name)).toBe(mark);
});
