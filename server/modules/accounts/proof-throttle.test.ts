import { describe, expect, test } from 'vitest';
import { sqliteDatabase } from '../../../test/database.ts';
import { testIds } from '../../../test/support/shelf.ts';
import { sharedBuckets } from '../../cache/index.ts';
import { createProofChecks } from './proof-checks.ts';
import { createProofThrottle, noProofThrottle } from './proof-throttle.ts';
import { accountsLane, admitted } from './testing/lanes.ts';
import { signUpOf } from './testing/people.ts';

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 10, 21);

describe('the throttle of proofs', () => {
  test('gives a mailbox five mails, then one each twelve minutes, whoever asks', async () => {
    let at = 0;
    const throttle = createProofThrottle(sharedBuckets(() => at));
    for (let i = 0; i < 5; i += 1) expect(await throttle.takeAsk('minji', `1.1.1.${i}`)).toBe(0);
    expect(await throttle.takeAsk('minji', '2.2.2.2')).toBe(720);
    expect(await throttle.takeAsk('jun', '2.2.2.2')).toBe(0);
    at += 12 * MINUTE_MS;
    expect(await throttle.takeAsk('minji', '2.2.2.2')).toBe(0);
    expect(await throttle.takeAsk('minji', '2.2.2.2')).toBe(720);
  });

  test('gives a place two hundred mails in ten minutes, and a hundred wrong codes', async () => {
    const throttle = createProofThrottle(sharedBuckets(() => 0));
    for (let i = 0; i < 200; i += 1) expect(await throttle.takeAsk(`m${i}`, '1.1.1.1')).toBe(0);
    expect(await throttle.takeAsk('one more', '1.1.1.1')).toBeGreaterThan(0);
    expect(await throttle.takeAsk('one more', '2.2.2.2')).toBe(0);
    for (let i = 0; i < 100; i += 1) {
      expect(await throttle.takeGuess('1.1.1.1')).toBe(0);
      // What was right does not count.
      expect(await throttle.takeGuess('3.3.3.3')).toBe(0);
      await throttle.succeed('3.3.3.3');
    }
    expect(await throttle.takeGuess('1.1.1.1')).toBeGreaterThan(0);
    expect(await throttle.takeGuess('3.3.3.3')).toBe(0);
  });

  test('says when the oldest of five mails that other instances sent is an hour old', async () => {
    const throttle = createProofThrottle(sharedBuckets(() => 0));
    expect(throttle.mailboxSince(NOW)).toBe(NOW - 60 * MINUTE_MS);
    const asked = [1, 2, 3, 4, 5].map((i) => NOW - (60 - i) * MINUTE_MS);
    expect(throttle.mailboxWaitS(asked, NOW)).toBe(60);
    expect(throttle.mailboxWaitS(asked.slice(1), NOW)).toBe(0);
    expect(noProofThrottle.mailboxSince(NOW)).toBeNull();
  });
});

describe('floods', () => {
  const open = sqliteDatabase();

  test('from several instances at one mailbox end with the five of all of them', async () => {
    const database = await open();
    const lane = accountsLane(database);
    const instances = Array.from({ length: 3 }, () =>
      createProofChecks({
        database,
        now: () => NOW,
        makeId: testIds,
        key: Buffer.alloc(32),
        throttle: createProofThrottle(sharedBuckets(() => 0)),
      }),
    );
    let sent = 0;
    for (let i = 0; i < 12; i += 1) {
      const { refuseFlood } = instances[i % 3]!;
      const refusal = await refuseFlood('minji@example.com', `1.1.1.${i}`).catch((error: unknown) => error);
      if (refusal) {
        expect(refusal).toMatchObject({ code: 'auth.proof-throttled', extras: { retryAfterS: 3600 } });
        continue;
      }
      await lane.submit(admitted(signUpOf('minji@example.com'), undefined, NOW));
      sent += 1;
    }
    expect(sent).toBe(5);
  });
});
