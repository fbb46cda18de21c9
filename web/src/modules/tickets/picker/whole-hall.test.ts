import { expect, test } from 'vitest';
import { type Size, toMap, toScreen, type View } from '../../../ui/canvas/view.ts';
import { afterResize, wholeHall } from './whole-hall.ts';

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

const HALL = { x: 10, y: 10, width: 300, height: 100 };
const UPRIGHT = { width: 358, height: 318 };
const ACROSS = { width: 780, height: 300 };

test('the whole hall is the whole hall on a phone that was turned, too', () => {
  const whole = wholeHall(HALL, UPRIGHT);
  expect(afterResize(whole, HALL, UPRIGHT, ACROSS)).toEqual(wholeHall(HALL, ACROSS));
  const arrived = { ...whole, x: whole.x + 1e-9, scale: whole.scale * (1 + 1e-12) };
  expect(afterResize(arrived, HALL, UPRIGHT, ACROSS)).toEqual(wholeHall(HALL, ACROSS));
});

test('whoever looks at some seats looks at them on the larger screen as well', () => {
  const near = { scale: 2.5, x: -200, y: 40 };
  const middleOf = (view: View, { width, height }: Size) => toMap(view, { x: width / 2, y: height / 2 });
  const turned = afterResize(near, HALL, UPRIGHT, ACROSS);
  expect(turned.scale).toBe(2.5);
  expect(middleOf(turned, ACROSS)).toEqual(middleOf(near, UPRIGHT));
});
