import { expect, test } from 'vitest';
import { sqliteDatabase } from '../../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { NOON, openStage } from '../../../../test/support/stage.ts';

const open = sqliteDatabase();
const MINUTE_MS = 60_000;
const MIDDAY = NOON + 15 * 3_600_000;
const ROWS = [5, 4, 6];
const CAPACITY = 15;
const TURNS = 500;

interface ModelHold {
  readonly id: string;
  readonly owner: string;
  readonly seats: readonly number[];
  readonly isOffer: boolean;
  until: number;
  readonly cap: number;
}
interface ModelWaiter {
  readonly id: string;
  readonly owner: string;
  readonly quantity: number;
}

/** The rules once more, in the simplest way: who has which place, who waits; no counters, no index, no batches. */
class Model {
  readonly owner = new Map<number, ModelHold | 'blocked'>();
  readonly holds = new Map<string, ModelHold>();
  waiting: ModelWaiter[] = [];

  free = (): number[] =>
    Array.from({ length: CAPACITY }, (_, seat) => seat).filter((seat) => !this.owner.has(seat));

  /** Whether so many neighbours are free in some row. */
  hasTogether(quantity: number): boolean {
    let from = 0;
    for (const length of ROWS) {
      let run = 0;
      for (let seat = from; seat < from + length; seat += 1) {
        run = this.owner.has(seat) ? 0 : run + 1;
        if (run >= quantity) return true;
      }
      from += length;
    }
    return false;
  }

  take(hold: ModelHold): void {
    this.holds.set(hold.id, hold);
    for (const seat of hold.seats) {
      expect(this.owner.has(seat), `place ${seat} is given twice`).toBe(false);
      this.owner.set(seat, hold);
    }
  }

  end(hold: ModelHold): void {
    this.holds.delete(hold.id);
    for (const seat of hold.seats) this.owner.delete(seat);
  }

  states = (): string =>
    Array.from({ length: CAPACITY }, (_, seat) => {
      const owner = this.owner.get(seat);
      return owner === undefined ? '0' : owner === 'blocked' ? '3' : '1';
    }).join('');
}

test('the lane does what a model of a few lines does, over hundreds of turns', {
  timeout: 60_000,
}, async () => {
  const seed = chosenSeed();
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const stage = openStage(await open(), { clock: { now: MIDDAY } });
  const holdMs = 5 * MINUTE_MS;
  const { roundId } = await stage.open({ rows: ROWS, round: { holdMs, holdCapMs: 2 * holdMs } });
  const { clock } = stage;
  const model = new Model();

  /** Offers are the lane's own doing: each must be of somebody whose turn it is, and nobody who fits is passed over. */
  const settleOffers = async () => {
    const rows = await stage.database.reader.selectFrom('tickets_holds').selectAll().orderBy('id').execute();
    const made = rows.filter(({ id, kind }) => kind === 'offer' && !model.holds.has(id));
    for (const row of made) {
      const turn = model.waiting.findIndex(({ id }) => id === row.id);
      const waiter = model.waiting[turn]!;
      const seats = row.seats.split(',').map(Number);
      expect([waiter.owner, waiter.quantity]).toEqual([row.account_id, seats.length]);
      for (const before of model.waiting.slice(0, turn)) {
        expect(model.hasTogether(before.quantity), `${before.owner} was passed over`).toBe(false);
      }
      model.waiting.splice(turn, 1);
      const times = { until: row.expires_at, cap: row.cap_at };
      model.take({ id: row.id, owner: row.account_id, seats, isOffer: true, ...times });
    }
  };

  const members = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
  const turns: (() => Promise<void>)[] = [
    async () => {
      const owner = pick(members)!;
      const seats = [...new Set([random(), random()].map((dice) => Math.floor(dice * CAPACITY)))].sort(
        (a, b) => a - b,
      );
      const asked = await stage.hold(owner, roundId, ...seats);
      const taken = seats.filter((seat) => model.owner.has(seat));
      expect(asked.code).toBe(taken.length > 0 ? 'seat.taken' : 'ok');
      if (asked.code === 'seat.taken') {
        expect(asked.result.seatIds).toEqual(taken.map((seat) => `${roundId}-${seat}`));
      } else {
        const times = { until: clock.now + holdMs, cap: clock.now + 2 * holdMs };
        model.take({ id: asked.id, owner, seats, isOffer: false, ...times });
      }
    },
    async () => {
      const owner = pick(members)!;
      const quantity = 1 + Math.floor(random() * 4);
      const asked = await stage.best(owner, roundId, quantity);
      const free = model.free().length;
      const refusal = free === 0 ? 'tickets.sold-out' : 'seat.none-together';
      expect(asked.code).toBe(model.hasTogether(quantity) ? 'ok' : refusal);
      if (asked.code !== 'ok') return;
      const seats = asked.result.places.map(([seat]: [number]) => seat);
      const times = { until: clock.now + holdMs, cap: clock.now + 2 * holdMs };
      model.take({ id: asked.id, owner, seats, isOffer: false, ...times });
    },
    async () => {
      const hold = pick([...model.holds.values()]);
      if (!hold) return;
      const { id: holdId, owner } = hold;
      const isOwn = random() < 0.8;
      const asked = await stage.ask(isOwn ? owner : 'somebody', { kind: 'release', roundId, holdId });
      expect(asked.code).toBe(isOwn ? 'ok' : 'tickets.hold-not-found');
      if (!isOwn) return;
      model.end(hold);
      await settleOffers();
    },
    async () => {
      const hold = pick([...model.holds.values()]);
      if (!hold) return;
      const { id: holdId, owner } = hold;
      const asked = await stage.ask(owner, { kind: 'keep', roundId, holdId });
      expect(asked.code).toBe(hold.until <= clock.now ? 'tickets.hold-over' : 'ok');
      if (asked.code === 'ok') hold.until = Math.max(hold.until, Math.min(clock.now + holdMs, hold.cap));
    },
    async () => {
      const owner = pick(members)!;
      const quantity = 1 + Math.floor(random() * 3);
      const wish = { quantity, grades: null, isTogether: true };
      const asked = await stage.ask(owner, { kind: 'wait', roundId, ...wish });
      const isWaiting =
        model.waiting.some((waiter) => waiter.owner === owner) ||
        [...model.holds.values()].some((hold) => hold.isOffer && hold.owner === owner);
      const isThere = model.hasTogether(quantity);
      expect(asked.code).toBe(
        isWaiting ? 'tickets.already-waiting' : isThere ? 'tickets.seats-are-free' : 'ok',
      );
      if (asked.code === 'ok') model.waiting.push({ id: asked.id, owner, quantity });
    },
    async () => {
      const owner = pick(members)!;
      const asked = await stage.ask(owner, { kind: 'stop-waiting', roundId });
      const isWaiting = model.waiting.some((waiter) => waiter.owner === owner);
      expect(asked.code).toBe(isWaiting ? 'ok' : 'tickets.not-waiting');
      model.waiting = model.waiting.filter((waiter) => waiter.owner !== owner);
    },
    async () => {
      const seat = Math.floor(random() * CAPACITY);
      const owner = model.owner.get(seat);
      const kind = random() < 0.4 ? 'block' : 'unblock';
      const asked = await stage.ask('admin', { kind, roundId, seats: [seat], reason: '점검' });
      if (kind === 'block') {
        expect(asked.code).toBe(owner === undefined ? 'ok' : 'seat.taken');
        if (asked.code === 'ok') model.owner.set(seat, 'blocked');
      } else {
        expect(asked.code).toBe(owner === 'blocked' ? 'ok' : 'seat.not-blocked');
        if (asked.code === 'ok') model.owner.delete(seat);
        await settleOffers();
      }
    },
    async () => {
      clock.now += Math.floor(random() * 3 * MINUTE_MS);
      const due = [...model.holds.values()].filter(({ until }) => until <= clock.now);
      expect(await stage.expireDue()).toBe(due.length);
      for (const hold of due) model.end(hold);
      await settleOffers();
    },
  ];

  for (let turn = 0; turn < TURNS; turn += 1) {
    await pick(turns)!();
    expect(await stage.states(roundId), `seed ${seed}, turn ${turn}`).toBe(model.states());
  }
  expect(await stage.broken(), `seed ${seed}`).toEqual([]);
});
