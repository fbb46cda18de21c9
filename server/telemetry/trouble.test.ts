import { expect, test } from 'vitest';
import { createTrouble } from './trouble.ts';

function scene() {
  const said: string[] = [];
  let at = 0;
  const tell = (level: string) => (details: object, message: string) => {
    const { err, ...rest } = details as { err?: Error };
    said.push([level, message, err?.message, JSON.stringify(rest)].filter(Boolean).join(' '));
  };
  const log = { error: tell('error'), warn: tell('warn'), info: tell('info') };
  const trouble = createTrouble(log, () => at);
  const fail = (name: string, cause: string) =>
    trouble.failed(name, new Error(cause), { round: name }, 'failed');
  return { said, trouble, fail, pass: (ms: number) => (at += ms) };
}

test('what fails again and again is said at once, each minute, and when it is over', () => {
  const { said, trouble, fail, pass } = scene();
  for (let time = 0; time < 130; time += 1) {
    fail('expire', 'gone');
    pass(1_000);
  }
  trouble.went('expire', { round: 'expire' }, 'well');
  trouble.went('expire', { round: 'expire' }, 'well');
  expect(said).toEqual([
    'warn failed gone {"round":"expire"}',
    'warn failed gone {"round":"expire","unsaid":59}',
    'warn failed gone {"round":"expire","unsaid":59}',
    'info well {"round":"expire","unsaid":9}',
  ]);
});

test('another cause, and another work, are said at once', () => {
  const { said, fail } = scene();
  fail('expire', 'gone');
  fail('expire', 'full');
  fail('deliver', 'full');
  expect(said).toHaveLength(3);
});
