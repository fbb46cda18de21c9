import { expect, test } from 'vitest';
import { fitted, kept, pinch, toMap, toScreen, zoomAt } from './view.ts';

const screen = { width: 400, height: 800 };

test('what is drawn fits the screen, in its middle', () => {
  const view = fitted({ x: 100, y: 0, width: 1000, height: 500 }, screen, 20);
  expect(view.scale).toBeCloseTo(0.36);
  expect(toScreen(view, { x: 600, y: 250 })).toEqual({ x: 200, y: 400 });
});

test('what is under the pointer stays there while one zooms', () => {
  const view = { x: 13, y: -40, scale: 0.7 };
  const point = { x: 120, y: 333 };
  const before = toMap(view, point);
  const after = toMap(zoomAt(view, point, 1.8), point);
  expect(after.x).toBeCloseTo(before.x);
  expect(after.y).toBeCloseTo(before.y);
});

test('two fingers keep what is under them', () => {
  const view = { x: 0, y: 0, scale: 1 };
  const after = pinch(
    view,
    [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ],
    [
      { x: 80, y: 150 },
      { x: 280, y: 150 },
    ],
  );
  expect(after.scale).toBeCloseTo(2);
  expect(toScreen(after, { x: 100, y: 100 })).toEqual({ x: 80, y: 150 });
  expect(toScreen(after, { x: 200, y: 100 })).toEqual({ x: 280, y: 150 });
});

test('the hall is never lost', () => {
  const hall = { x: 0, y: 0, width: 100, height: 100 };
  const view = kept({ x: -5000, y: 9000, scale: 1 }, hall, screen, 60);
  expect(view).toEqual({ x: -40, y: 740, scale: 1 });
  expect(kept({ x: 10, y: 10, scale: 1 }, hall, screen)).toEqual({ x: 10, y: 10, scale: 1 });
});
