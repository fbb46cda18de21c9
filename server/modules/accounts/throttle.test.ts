import { describe, expect, test } from 'vitest';
import { sharedBuckets } from '../../cache/index.ts';
import { createThrottle } from './throttle.ts';

const MINUTE_MS = 60_000;

describe('the throttle', () => {
  test('ten failures, then one a minute', async () => {
    let at = 0;
    const throttle = createThrottle(sharedBuckets(() => at));
    for (let i = 0; i < 10; i += 1) expect(await throttle.take('minji', '1.1.1.1')).toBe(0);
    expect(await throttle.take('minji', '1.1.1.1')).toBe(60);
    at += MINUTE_MS / 2;
    expect(await throttle.take('minji', '1.1.1.1')).toBe(30);
    at += MINUTE_MS / 2;
    expect(await throttle.take('minji', '1.1.1.1')).toBe(0);
    expect(await throttle.take('minji', '1.1.1.1')).toBe(60);
    // Somebody else at the same place, and the same person elsewhere, go on.
    expect(await throttle.take('jun', '1.1.1.1')).toBe(0);
    expect(await throttle.take('minji', '2.2.2.2')).toBe(0);
  });

  test('a success forgets the slips; a look takes nothing', async () => {
    const throttle = createThrottle(sharedBuckets(() => 0));
    for (let i = 0; i < 9; i += 1) await throttle.take('minji', 'here');
    expect(await throttle.take('minji', 'here')).toBe(0);
    await throttle.succeed('minji', 'here');
    for (let i = 0; i < 10; i += 1) expect(await throttle.take('minji', 'here')).toBe(0);
    expect(await throttle.take('minji', 'here')).toBeGreaterThan(0);
    expect(await throttle.waitS('minji', 'here')).toBe(60);
    await throttle.succeed('minji', 'here');
    for (let i = 0; i < 20; i += 1) expect(await throttle.waitS('minji', 'here')).toBe(0);
  });

  test('one account from everywhere, and one place against all accounts, have wider bounds', async () => {
    const throttle = createThrottle(sharedBuckets(() => 0));
    const fromEverywhere = await Promise.all(
      Array.from({ length: 60 }, (_, i) => throttle.take('minji', `1.1.1.${i}`)),
    );
    expect(fromEverywhere.filter((wait) => wait === 0)).toHaveLength(50);
    const againstAll = await Promise.all(
      Array.from({ length: 250 }, (_, i) => throttle.take(`member${i}`, '9.9.9.9')),
    );
    expect(againstAll.filter((wait) => wait === 0)).toHaveLength(200);
  });

  test('an IPv6 household is one place, IPv4 in IPv6 is IPv4', async () => {
    const throttle = createThrottle(sharedBuckets(() => 0));
    for (let i = 0; i < 10; i += 1) await throttle.take('minji', `2001:db8:0:7::${i + 1}`);
    expect(await throttle.take('minji', '2001:db8::7:1:2:3:4')).toBeGreaterThan(0);
    expect(await throttle.take('minji', '2001:db8:0:8::1')).toBe(0);
    for (let i = 0; i < 10; i += 1) await throttle.take('jun', '::ffff:3.3.3.3');
    expect(await throttle.take('jun', '3.3.3.3')).toBeGreaterThan(0);
  });

  test('a flood of made-up names pushes out the oldest, and the memory stays bounded', async () => {
    const throttle = createThrottle(sharedBuckets(() => 0, null, 30));
    for (let i = 0; i < 10; i += 1) await throttle.take('minji', 'here');
    expect(await throttle.take('minji', 'here')).toBeGreaterThan(0);
    for (let i = 0; i < 20; i += 1) await throttle.take(`made-up-${i}`, `place-${i}`);
    expect(await throttle.take('minji', 'here')).toBe(0);
  });
});
