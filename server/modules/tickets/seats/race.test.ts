import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { NOON, openStage, type Stage } from '../../../../test/support/stage.ts';

const CAPACITY = 8_000;
const ROW = 40;
const AT_ONCE = 500;

/** SQLite is for one process; MariaDB's instances share nothing but the database. */
async function instances(open: Parameters<Parameters<typeof eachDatabase>[1]>[0]): Promise<Stage[]> {
  const database = await open();
  const clock = { now: NOON };
  const stages = [openStage(database, { clock })];
  if (database.kind === 'mariadb') {
    stages.push(openStage(await open(database.url), { clock, processNo: 2 }));
  }
  return stages;
}

eachDatabase('places under a crowd', (open) => {
  test('8,000 seats are sold exactly once each, to hands that reach for the same and to the best, and none is left', {
    timeout: 120_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const stages = await instances(open);
    const [first] = stages;
    const { roundId } = await first!.open({ rows: new Array(CAPACITY / ROW).fill(ROW) });
    const codes = new Map<string, number>();
    let next = 0;
    const buyer = async (n: number): Promise<void> => {
      for (;;) {
        next += 1;
        const stage = stages[next % stages.length]!;
        // Most want what is in front, many the same ones; some ask for the best.
        const hot = Math.floor(random() * random() * CAPACITY);
        const pair = hot % 2 === 0 ? [hot, hot + 1] : [hot - 1, hot];
        const asked =
          random() < 0.4
            ? await stage.hold(`m${n}`, roundId, ...pair)
            : await stage.best(`m${n}`, roundId, 1 + Math.floor(random() * 4), {
                isTogether: random() < 0.8,
              });
        codes.set(asked.code, (codes.get(asked.code) ?? 0) + 1);
        if (asked.code === 'tickets.sold-out') return;
        if (asked.code === 'seat.none-together') {
          const single = await stage.best(`m${n}`, roundId, 1);
          if (single.code === 'tickets.sold-out') return;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => buyer(n)));
    expect(await first!.states(roundId), `seed ${seed}`).toBe('1'.repeat(CAPACITY));
    expect([...codes.keys()].sort(), `seed ${seed}`).toEqual(
      expect.arrayContaining(['ok', 'seat.taken', 'tickets.sold-out']),
    );
    const unexpected = [...codes.keys()].filter(
      (code) => !['ok', 'seat.taken', 'seat.none-together', 'tickets.sold-out'].includes(code),
    );
    expect(unexpected, `seed ${seed}`).toEqual([]);
    expect(await first!.broken(), `seed ${seed}`).toEqual([]);
  });

  test('holds, releases, ends, wishes and blocks race on several rounds, and the books agree', {
    timeout: 120_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    const stages = await instances(open);
    const [first] = stages;
    const { clock } = first!;
    const sketches = [{ rows: [6, 5] }, { rows: [4], standing: 8, round: { perMemberLimit: 3 } }] as const;
    const rounds: string[] = [];
    for (const sketch of sketches) rounds.push((await first!.open(sketch)).roundId);
    const held: { readonly accountId: string; readonly roundId: string; readonly holdId: string }[] = [];
    const act = async (): Promise<string> => {
      const stage = pick(stages);
      const roundId = pick(rounds);
      const accountId = `m${Math.floor(random() * 8)}`;
      const dice = random();
      if (dice < 0.4) {
        const asked = await stage.best(accountId, roundId, 1 + Math.floor(random() * 3));
        if (asked.code === 'ok') held.push({ accountId, roundId, holdId: asked.id });
        return asked.code;
      }
      if (dice < 0.6 && held.length > 0) {
        const { accountId: owner, ...hold } = pick(held);
        return (await stage.ask(owner, { kind: random() < 0.7 ? 'release' : 'keep', ...hold })).code;
      }
      if (dice < 0.75) {
        const quantity = 1 + Math.floor(random() * 2);
        const wish = { quantity, grades: null, isTogether: random() < 0.5 };
        return (await stage.ask(accountId, { kind: 'wait', roundId, ...wish })).code;
      }
      if (dice < 0.8) return (await stage.ask(accountId, { kind: 'stop-waiting', roundId })).code;
      if (dice < 0.9) {
        const seats = [Math.floor(random() * 11)];
        const kind = random() < 0.5 ? 'block' : 'unblock';
        return (await stage.ask('admin', { kind, roundId, seats, reason: '점검' })).code;
      }
      clock.now += 90_000;
      await stage.expireDue();
      return 'ok';
    };
    const codes = new Set<string>();
    for (let turn = 0; turn < 40; turn += 1) {
      for (const code of await Promise.all(Array.from({ length: 25 }, act))) codes.add(code);
    }
    expect(await first!.broken(), `seed ${seed}`).toEqual([]);
    const engine = [...codes].filter((code) => code.startsWith('lane.'));
    expect(engine, `seed ${seed}`).toEqual([]);
    clock.now += 48 * 3_600_000;
    while ((await first!.expireDue()) > 0);
    // Offers that lapsed were offered on; they end, too.
    for (let again = 0; again < 20; again += 1) {
      clock.now += 24 * 3_600_000;
      await first!.expireDue();
    }
    const holds = await first!.database.reader.selectFrom('tickets_holds').select('id').execute();
    expect(holds, `seed ${seed}`).toEqual([]);
    expect(await first!.broken(), `seed ${seed}`).toEqual([]);
  });
});
