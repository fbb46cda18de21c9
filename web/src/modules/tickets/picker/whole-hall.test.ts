import { expect, test } from 'vitest';
import { toScreen } from '../../../ui/canvas/view.ts';
import { wholeHall } from './whole-hall.ts';

const edges = (width: number, screen: { width: number; height: number }) => {
  const view = wholeHall({ x: 10, y: 10, width, height: 100 }, screen);
  const left = toScreen(view, { x: 10, y: 10 }).x;
  const right = toScreen(view, { x: 10 + width, y: 110 }).x;
  return { left: Math.round(left), right: Math.round(right) };
};

test('on a phone no seat of a wide hall lies under the buttons', () => {
  expect(edges(300, { width: 358, height: 318 })).toEqual({ left: 16, right: 294 });
});

test('a hall that does not reach the buttons stands in the middle', () => {
  const { left, right } = edges(100, { width: 800, height: 400 });
  expect(left).toBe(800 - right);
});
