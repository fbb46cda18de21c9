import { expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { type Asked, type Floor, MONDAY_TEN, openFloor } from '../../../../test/support/exchange.ts';
import { OutcomeUnknown } from '../../../db/open.ts';
import type { Step } from '../../../engine/index.ts';
import type { OrderType, Side } from '../order.ts';

const MEMBERS = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal'];
const MONEY = 20_000_000;
const SHARES = 500;
const TYPES: readonly OrderType[] = [
  ...(['limit', 'limit', 'limit', 'limit', 'market', 'best-own', 'best-opposite'] as const),
  ...(['conditional', 'stop-limit'] as const),
];
const PHASES = ['continuous', 'opening-auction', 'closing-auction', 'closed'] as const;

/** A crowd that does all that can be done, well and badly, with seeded dice. */
function crowd(floors: readonly Floor[], symbols: readonly string[], random: () => number) {
  const { clock } = floors[0]!;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const placed: { readonly accountId: string; readonly id: string }[] = [];

  async function place(floor: Floor): Promise<Asked> {
    const accountId = pick(MEMBERS);
    const type = pick(TYPES);
    const needsPrice = type === 'limit' || type === 'conditional' || type === 'stop-limit';
    const price = 10_000 + (Math.floor(random() * 21) - 10) * 10 + (random() < 0.02 ? 3 : 0);
    const side: Side = random() < 0.5 ? 'buy' : 'sell';
    const asked = await floor.place(accountId, side, pick(symbols), 1 + Math.floor(random() * 40), 0, {
      ...{ type, timeInForce: random() < 0.8 ? 'DAY' : random() < 0.5 ? 'IOC' : 'FOK' },
      ...(needsPrice && { price }),
      ...(type === 'stop-limit' && { stopPrice: 10_000 + (Math.floor(random() * 9) - 4) * 10 }),
    } as never);
    if (asked.code === 'ok') placed.push({ accountId, id: asked.id });
    return asked;
  }

  function operate(floor: Floor): Promise<Asked> {
    const symbol = pick(symbols);
    const [reason, draw] = ['by hand', Math.floor(random() * 2 ** 32)];
    const dice = random();
    if (dice < 0.2) return floor.operate({ kind: 'halt', symbol, reason, draw });
    if (dice < 0.5) return floor.operate({ kind: 'resume', symbol, reason, draw });
    const phase = random() < 0.5 ? 'continuous' : random() < 0.2 ? null : pick(PHASES);
    return floor.operate({ kind: 'set-phase', symbol, phase, reason, draw });
  }

  return async (): Promise<Asked> => {
    const floor = pick(floors);
    const dice = random();
    if (dice < 0.62 || placed.length === 0) return place(floor);
    const { accountId, id } = pick(placed.slice(-60));
    const who = random() < 0.9 ? accountId : pick(MEMBERS);
    if (dice < 0.78) return floor.cancel(who, id, ...(random() < 0.3 ? [1 + Math.floor(random() * 5)] : []));
    if (dice < 0.92) {
      const change = { price: 10_000 + (Math.floor(random() * 11) - 5) * 10 };
      return floor.amend(who, id, random() < 0.5 ? change : { quantity: 1 + Math.floor(random() * 30) });
    }
    if (dice < 0.94) return floor.ask(who, { kind: 'cancel-all', symbol: null, draw: 0 });
    if (dice < 0.97) return operate(floor);
    clock.now += Math.floor(random() * 70_000);
    return floor.operate({ kind: 'advance', symbol: pick(symbols), draw: Math.floor(random() * 2 ** 32) });
  };
}

async function openMarket(
  open: (url?: string) => Promise<TestDatabase>,
  batchOptions?: Parameters<typeof openFloor>[1] & object,
): Promise<{ floors: Floor[]; symbols: string[] }> {
  const database = await open();
  const clock = { now: MONDAY_TEN };
  const floors = [openFloor(database, { ...batchOptions, clock })];
  // SQLite is for one process; MariaDB's instances share nothing but the database.
  if (database.kind === 'mariadb') {
    floors.push(openFloor(await open(database.url), { ...batchOptions, clock, processNo: 2 }));
  }
  const [first] = floors;
  await first!.members(Object.fromEntries(MEMBERS.map((id) => [id, MONEY])));
  const shares = Object.fromEntries(MEMBERS.map((id) => [id, SHARES]));
  const schedules = ['continuous', 'hourly', 'krx'] as const;
  const symbols: string[] = [];
  for (const schedule of schedules) symbols.push(await first!.list({ shares, schedule }));
  return { floors, symbols };
}

eachDatabase('an exchange under a crowd', (open) => {
  test('whatever is done and refused, on however many instances, cash and shares are what was put in', {
    timeout: 60_000,
  }, async () => {
    const seed = chosenSeed();
    const { floors, symbols } = await openMarket(open);
    const act = crowd(floors, symbols, seededRandom(seed));
    const codes = new Map<string, number>();
    for (let turn = 0; turn < 40; turn += 1) {
      for (const { code } of await Promise.all(Array.from({ length: 40 }, act))) {
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    const engine = [...codes.keys()].filter((code) => code.startsWith('lane.'));
    expect(
      floors.flatMap(({ failures }) => failures),
      `seed ${seed}`,
    ).toEqual([]);
    expect(engine, `seed ${seed}`).toEqual([]);
    for (const floor of floors) expect(await floor.broken(), `seed ${seed}`).toEqual([]);
    expect(codes.get('ok'), `seed ${seed}`).toBeGreaterThan(200);
    const sequences = new Map<string, number>();
    for (const { symbol, sequence } of await floors[0]!.events('stocks.moved')) {
      sequences.set(symbol, Math.max(sequence, sequences.get(symbol) ?? 0));
    }
    const told = (await floors[0]!.events('stocks.moved')).length;
    expect(
      [...sequences.values()].reduce((sum, last) => sum + last, 0),
      `seed ${seed}`,
    ).toBe(told);
  });

  test('a batch may fail at any step: memory is what the database has, and nothing is done twice', {
    timeout: 60_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    let isFailing = false;
    const onStep = (step: Step) => {
      if (!isFailing || random() > 0.03) return;
      if (step === 'committed') throw new OutcomeUnknown('injected in COMMIT');
      throw new Error(`injected after ${step}`);
    };
    const { floors, symbols } = await openMarket(open, { batchOptions: { onStep } });
    isFailing = true;
    const act = crowd(floors, symbols, random);
    const codes = new Set<string>();
    for (let turn = 0; turn < 30; turn += 1) {
      for (const { code } of await Promise.all(Array.from({ length: 20 }, act))) codes.add(code);
    }
    isFailing = false;
    const engine = [...codes].filter((code) => code.startsWith('lane.') && code !== 'lane.fault');
    expect(engine, `seed ${seed}`).toEqual([]);
    const unexpected = floors
      .flatMap(({ failures }) => failures)
      .filter((failure) => !String(failure).includes('injected'));
    expect(unexpected, `seed ${seed}`).toEqual([]);
    for (const floor of floors) expect(await floor.broken(), `seed ${seed}`).toEqual([]);
  });
});
