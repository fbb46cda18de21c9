import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { reconcile } from '../../server/modules/pay/index.ts';
import { reconcileTickets } from '../../server/modules/tickets/index.ts';
import { startServer } from '../services/madang.ts';
import { makeServiceFolder } from '../services/service.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { testIds } from '../support/shelf.ts';
import { Insisting } from './insist.ts';
import { seed } from './server.ts';

const MEMBERS = 60;
const PLACES = 600;
const IN_FLIGHT = 40;
const KILLED_AFTER = PLACES / 3;

/** What a member was told: from then on it must be there, once. */
interface Told {
  readonly seats: readonly string[];
  readonly holdId: string;
  readonly reservationId: string | null;
}

/** Members who take the best two places, or one by hand, and pay for some, until nothing is left. */
class Crowd {
  readonly told: Told[] = [];
  places = 0;
  readonly asking: Insisting;
  readonly #tokens: readonly string[];
  readonly #roundId: string;

  constructor(ports: number[], roundId: string, tokens: readonly string[]) {
    this.asking = new Insisting(ports);
    this.#roundId = roundId;
    this.#tokens = tokens;
  }

  async buyAll(): Promise<void> {
    await Promise.all(Array.from({ length: IN_FLIGHT }, (_, i) => this.#buy(i)));
  }

  async #buy(worker: number): Promise<void> {
    for (let n = worker; ; n += 37) {
      const token = this.#tokens[n % this.#tokens.length]!;
      const body =
        n % 3 === 0
          ? { seatIds: [`${this.#roundId}-${(n * 7_919) % PLACES}`] }
          : { best: { quantity: n % 3, together: false } };
      const held = await this.asking.post(n, token, `/tickets/rounds/${this.#roundId}/holds`, body);
      if (held.code === 'tickets.sold-out') return;
      if (held.code !== undefined) continue;
      const { holdId, seats } = held as unknown as { holdId: string; seats: { seatId: string }[] };
      this.places += seats.length;
      const pays = n % 2 === 0;
      const paid = pays
        ? await this.asking.post(n, token, `/tickets/holds/${holdId}/reservations`, { payWith: 'wallet' })
        : null;
      const reservationId = typeof paid?.reservationId === 'string' ? paid.reservationId : null;
      this.told.push({ holdId, seats: seats.map(({ seatId }) => seatId), reservationId });
    }
  }
}

/** Every place is somebody's, nobody's is another's, and what was told is there. */
async function expectSoldOnce(database: Database, roundId: string, told: readonly Told[]): Promise<void> {
  const house = await database.reader
    .selectFrom('tickets_occupancy')
    .selectAll()
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  expect(house.states.includes('0')).toBe(false);
  expect(house.held + house.sold).toBe(PLACES);
  const tickets = await database.reader
    .selectFrom('tickets_tickets')
    .select(['seat_no', 'reservation_id'])
    .where('round_id', '=', roundId)
    .execute();
  const holds = await database.reader
    .selectFrom('tickets_holds')
    .select(['id', 'seats'])
    .where('round_id', '=', roundId)
    .execute();
  const owners = new Map(tickets.map((ticket) => [`${roundId}-${ticket.seat_no}`, ticket.reservation_id]));
  for (const { id, seats } of holds) {
    for (const seat of seats.split(',')) {
      expect(owners.has(`${roundId}-${seat}`), `place ${seat}`).toBe(false);
      owners.set(`${roundId}-${seat}`, id);
    }
  }
  expect(owners.size).toBe(PLACES);
  for (const { seats, holdId, reservationId } of told) {
    for (const seat of seats) expect(owners.get(seat), seat).toBe(reservationId ?? holdId);
  }
  const checks = await reconcileTickets(database.reader);
  expect(checks.filter(({ differing }) => differing > 0)).toEqual([]);
  const report = await reconcile({ database, now: Date.now, makeId: testIds });
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
}

async function sellOutUnderFire(databaseUrl: string, instances: number): Promise<void> {
  const folder = await makeServiceFolder();
  const { roundId, tokens } = await seed(databaseUrl, folder, MEMBERS, ['--round', String(PLACES)]);
  const servers = await Promise.all(
    Array.from({ length: instances }, () => startServer(databaseUrl, folder)),
  );
  const ports = servers.map(({ port }) => port);
  const crowd = new Crowd(ports, roundId, tokens);
  const all = crowd.buyAll();
  while (crowd.places < KILLED_AFTER) await new Promise((resolve) => setTimeout(resolve, 5));
  await servers[0]!.service.kill();
  // In the same place of the list, so that those who had it go on with its successor.
  servers[0] = await startServer(databaseUrl, folder);
  ports[0] = servers[0].port;
  await all;
  expect(crowd.asking.faults).toEqual([]);
  const database = openDatabase(databaseUrl);
  await expectSoldOnce(database, roundId, crowd.told);
  await database.close();
  await Promise.all(servers.map(({ service }) => service.stop()));
}

describe('the server killed while a hall sells out', () => {
  test('on SQLite: every place once, nothing that was told is lost', { timeout: 240_000 }, async () => {
    await sellOutUnderFire(`sqlite:${join(await makeServiceFolder(), 'madang.db')}`, 1);
  });
});

describeWith('MariaDB', 'one of three servers killed while a hall sells out', () => {
  test('on MariaDB: every place once, nothing that was told is lost', { timeout: 240_000 }, async () => {
    await sellOutUnderFire(await newMariadbDatabase(), 3);
  });
});
