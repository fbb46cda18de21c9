import { expect, test } from 'vitest';
import { linesOf, type Pen } from './pen.ts';

/** A pen whose letters are all half as wide as they are high; counts how many it had to measure. */
function countingPen() {
  let measured = 0;
  let size = 0;
  const doc = {
    font: () => doc,
    fontSize: (points: number) => {
      size = points;
      return doc;
    },
    widthOfString: (text: string) => {
      measured += text.length;
      return text.length * size * 0.5;
    },
  };
  const fonts = { runsOf: (text: string) => [{ font: 'plain', text }] };
  return { pen: { doc, fonts } as unknown as Pen, measured: () => measured };
}
const STYLE = { size: 10, weight: 400, width: 500, lines: 40 } as const;

test('lines break between words where there is room, else between letters; what is too much ends in dots', () => {
  const { pen } = countingPen();
  const words = `${'가'.repeat(60)} ${'나'.repeat(60)}`;
  expect(linesOf(pen, words, STYLE)).toEqual(['가'.repeat(60), '나'.repeat(60)]);
  const letters = linesOf(pen, 'x'.repeat(10_000), STYLE);
  expect(letters).toHaveLength(40);
  expect(letters.slice(0, -1).every((line) => line === 'x'.repeat(100))).toBe(true);
  expect(letters.at(-1)).toBe(`${'x'.repeat(99)}…`);
});

test('of a long text no more is measured than could stand on its lines', () => {
  const { pen, measured } = countingPen();
  linesOf(pen, 'x'.repeat(10_000), STYLE);
  expect(measured()).toBeLessThan(40 * 10 * 500);
});
