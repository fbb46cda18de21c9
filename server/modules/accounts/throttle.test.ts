import { describe, expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

const MINUTE_MS = 60_000;

describe('the throttle', () => {
  test('ten failures, then one a minute', () => {
    let at = 0;
    const throttle = createThrottle(() => at);
    for (let i = 0; i < 10; i += 1) expect(throttle.take('minji', '1.1.1.1')).toBe(0);
    expect(throttle.take('minji', '1.1.1.1')).toBe(60);
    at += MINUTE_MS / 2;
    expect(throttle.take('minji', '1.1.1.1')).toBe(30);
    at += MINUTE_MS / 2;
    expect(throttle.take('minji', '1.1.1.1')).toBe(0);
    expect(throttle.take('minji', '1.1.1.1')).toBe(60);
    // Somebody else at the same place, and the same person elsewhere, go on.
    expect(throttle.take('jun', '1.1.1.1')).toBe(0);
    expect(throttle.take('minji', '2.2.2.2')).toBe(0);
  });

  test('a success forgets the slips; a look takes nothing', () => {
    const throttle = createThrottle(() => 0);
    for (let i = 0; i < 9; i += 1) throttle.take('minji', 'here');
    expect(throttle.take('minji', 'here')).toBe(0);
    throttle.succeed('minji', 'here');
    for (let i = 0; i < 10; i += 1) expect(throttle.take('minji', 'here')).toBe(0);
    expect(throttle.take('minji', 'here')).toBeGreaterThan(0);
    expect(throttle.waitS('minji', 'here')).toBe(60);
    throttle.succeed('minji', 'here');
    for (let i = 0; i < 20; i += 1) expect(throttle.waitS('minji', 'here')).toBe(0);
  });

  test('one account from everywhere, and one place against all accounts, have wider bounds', () => {
    const throttle = createThrottle(() => 0);
    const fromEverywhere = Array.from({ length: 60 }, (_, i) => throttle.take('minji', `1.1.1.${i}`));
    expect(fromEverywhere.filter((wait) => wait === 0)).toHaveLength(50);
    const againstAll = Array.from({ length: 250 }, (_, i) => throttle.take(`member${i}`, '9.9.9.9'));
    expect(againstAll.filter((wait) => wait === 0)).toHaveLength(200);
  });

  test('an IPv6 household is one place, IPv4 in IPv6 is IPv4', () => {
    const throttle = createThrottle(() => 0);
    for (let i = 0; i < 10; i += 1) throttle.take('minji', `2001:db8:0:7::${i + 1}`);
    expect(throttle.take('minji', '2001:db8::7:1:2:3:4')).toBeGreaterThan(0);
    expect(throttle.take('minji', '2001:db8:0:8::1')).toBe(0);
    for (let i = 0; i < 10; i += 1) throttle.take('jun', '::ffff:3.3.3.3');
    expect(throttle.take('jun', '3.3.3.3')).toBeGreaterThan(0);
  });

  test('a flood of made-up names pushes out the oldest, and the memory stays bounded', () => {
    const throttle = createThrottle(() => 0, 30);
    for (let i = 0; i < 10; i += 1) throttle.take('minji', 'here');
    expect(throttle.take('minji', 'here')).toBeGreaterThan(0);
    for (let i = 0; i < 20; i += 1) throttle.take(`made-up-${i}`, `place-${i}`);
    expect(throttle.take('minji', 'here')).toBe(0);
  });
});
