import { describe, expect, test } from 'vitest';
import { createProgress, type Progress, progressLine, spell } from './progress.ts';

const progress = (values: Partial<Progress> = {}): Progress => ({
  status: 'running',
  done: 0,
  failed: 0,
  total: null,
  per_second: null,
  checkpoint: null,
  ...values,
});

test.each([
  [0, '0 s'],
  [9.4, '9 s'],
  [60, '1 min 00 s'],
  [125, '2 min 05 s'],
  [3_900, '1 h 05 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(spell(seconds)).toBe(text);
});

test.each([
  [{ status: 'waiting' }, 'waits for an instance that takes it up'],
  [{ done: 20 }, '20 items'],
  [{ done: 20, checkpoint: 'item-19', per_second: 10 }, '20 items  10/s  at item-19'],
  [{ done: 0, total: 0 }, '0 of 0'],
  [
    { done: 240_000, failed: 10_000, total: 1_000_000, per_second: 5_000.4, checkpoint: 'x' },
    '[######..................] 25 %  250,000 of 1,000,000  10,000 failed  5,000/s  2 min 30 s left',
  ],
  // An estimate that was too low.
  [{ done: 120, total: 100, per_second: 1 }, '[########################] 100 %  120 of 100  1/s'],
] as const)('%j', (values, line) => {
  expect(progressLine(progress(values))).toBe(line);
});

describe('on the screen', () => {
  const written = (isTTY: boolean, columns = 80) => {
    const texts: string[] = [];
    return { texts, screen: { isTTY, columns, write: (text: string) => texts.push(text) } };
  };

  test('of a terminal one line is rewritten, and never wraps', () => {
    const { texts, screen } = written(true, 20);
    const { show, end } = createProgress(screen, () => 0);
    show(progress({ done: 1, checkpoint: 'a-long-checkpoint' }));
    show(progress({ done: 2 }));
    end('done');
    expect(texts).toEqual(['\r\u001b[K1 items  at a-long-', '\r\u001b[K2 items', '\r\u001b[Kdone\n']);
  });

  test('elsewhere there is a line every few seconds', () => {
    const { texts, screen } = written(false);
    let now = 0;
    const { show, end } = createProgress(screen, () => now);
    for (; now < 6_500; now += 500) show(progress({ done: now }));
    end('done');
    expect(texts).toEqual(['0 items\n', '3,000 items\n', '6,000 items\n', 'done\n']);
  });
});
