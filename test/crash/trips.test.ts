import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { reconcile } from '../../server/modules/pay/index.ts';
import { reconcileTrips } from '../../server/modules/trips/index.ts';
import { startServer } from '../services/madang.ts';
import { makeServiceFolder } from '../services/service.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { testIds } from '../support/shelf.ts';
import { Insisting } from './insist.ts';
import { accountOf, seed } from './server.ts';

const MEMBERS = 8;
const EDITS_EACH = 18;
const KILLED_AFTER = (MEMBERS * EDITS_EACH) / 3;
/** Won: what everybody owes the owner, paid back a thousand at a time. */
const SHARE = 20_000;
const PAID_AT_ONCE = 1_000;

/** What somebody was told: from then on it must be there, once. */
interface Told {
  readonly added: string[];
  readonly titles: { readonly sequence: number; readonly title: string }[];
  readonly transfers: string[];
}

/** Everybody edits one trip, and pays the owner back meanwhile. */
class Travellers {
  readonly told: Told = { added: [], titles: [], transfers: [] };
  readonly asking: Insisting;
  readonly #tokens: readonly string[];
  tripId = '';
  #ownerPersonId = '';

  constructor(ports: number[], tokens: readonly string[]) {
    this.asking = new Insisting(ports);
    this.#tokens = tokens;
  }

  async #ask(n: number, path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await this.asking.post(n, this.#tokens[n]!, path, body);
    expect(answer.code, `${path} ${JSON.stringify(answer)}`).toBeUndefined();
    return answer;
  }

  async gather(): Promise<void> {
    const trip = await this.#ask(0, '/trips', { title: 'Together', days: 2 });
    this.tripId = trip.tripId as string;
    this.#ownerPersonId = trip.personId as string;
    const { token } = await this.#ask(0, `/trips/${this.tripId}/links`, { purpose: 'join', role: 'editor' });
    const people = [this.#ownerPersonId];
    for (let n = 1; n < MEMBERS; n += 1) {
      const { personId } = await this.#ask(n, `/trips/join/${token as string}`, {});
      people.push(personId as string);
    }
    const cost = {
      ...{ title: 'A house for all', category: 'stay', amount: SHARE * MEMBERS, currency: 'KRW' },
      ...{ paidBy: this.#ownerPersonId, split: 'equal', shares: people.map((id) => [id, 1]) },
    };
    await this.#edit(0, 'page-begin', [{ op: 'add', kind: 'cost', id: 'cost-house', fields: cost }]);
    await this.#edit(0, 'page-begin', [
      { op: 'add', kind: 'note', id: 'note-shared', fields: { title: 'n' } },
    ]);
  }

  #edit(n: number, client: string, changes: readonly object[]): Promise<Record<string, unknown>> {
    return this.#ask(n, `/trips/${this.tripId}/edits`, { seen: 0, client, changes });
  }

  async travel(): Promise<void> {
    await Promise.all(this.#tokens.map((_, n) => this.#travelAs(n)));
  }

  async #travelAs(n: number): Promise<void> {
    const client = `page-of-${n}-somebody`;
    for (let i = 0; i < EDITS_EACH; i += 1) {
      const id = `note-${n}-${i}-own`;
      await this.#edit(n, client, [{ op: 'add', kind: 'note', id, fields: { title: id } }]);
      this.told.added.push(id);
      // Whoever has not seen what the others wrote is shown it, and overwrites nothing.
      const title = `${n} and ${i}`;
      const shared = await this.#edit(n, client, [{ op: 'set', id: 'note-shared', fields: { title } }]);
      if ((shared.conflicts as unknown[]).length === 0) {
        this.told.titles.push({ sequence: shared.sequence as number, title });
      }
      if (n > 0 && i % 3 === 0) {
        const body = { toId: this.#ownerPersonId, amount: PAID_AT_ONCE };
        const paid = await this.#ask(n, `/trips/${this.tripId}/settlements`, body);
        this.told.transfers.push(paid.transferId as string);
      }
    }
  }
}

/** What was told is there, once; money and what the trip says of it agree. */
async function expectKept(database: Database, tripId: string, told: Told, ownerId: string): Promise<void> {
  const entries = await database.reader
    .selectFrom('trips_entries')
    .select(['id', 'kind', 'fields'])
    .where('trip_id', '=', tripId)
    .execute();
  const ids = new Set(entries.map(({ id }) => id));
  expect(told.added.filter((id) => !ids.has(id))).toEqual([]);
  const journal = await database.reader
    .selectFrom('trips_changes')
    .select(['sequence', 'changes'])
    .where('trip_id', '=', tripId)
    .orderBy('sequence')
    .execute();
  expect(journal.map(({ sequence }) => sequence)).toEqual(journal.map((_, i) => journal[0]!.sequence + i));
  for (const { sequence, title } of told.titles) {
    expect(journal.find((row) => row.sequence === sequence)?.changes, title).toContain(JSON.stringify(title));
  }
  const payments = entries
    .filter(({ kind }) => kind === 'payment')
    .map(({ fields }) => JSON.parse(fields) as { transferId: string; amount: number });
  expect(payments.map(({ transferId }) => transferId).sort()).toEqual(told.transfers.toSorted());
  const received = await database.reader
    .selectFrom('pay_postings')
    .select('amount')
    .where('wallet_id', '=', ownerId)
    .where('transfer_id', 'in', told.transfers)
    .execute();
  expect(received.map(({ amount }) => amount)).toEqual(told.transfers.map(() => PAID_AT_ONCE));
  const checks = await reconcileTrips(database.reader);
  expect(checks.filter(({ differing }) => differing > 0)).toEqual([]);
  const report = await reconcile({ database, now: Date.now, makeId: testIds });
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
}

async function travelUnderFire(databaseUrl: string, instances: number): Promise<void> {
  const folder = await makeServiceFolder();
  const { tokens } = await seed(databaseUrl, folder, MEMBERS, []);
  const database = openDatabase(databaseUrl);
  const servers = await Promise.all(
    Array.from({ length: instances }, () => startServer(databaseUrl, folder)),
  );
  const ports = servers.map(({ port }) => port);
  const travellers = new Travellers(ports, tokens);
  await travellers.gather();
  const all = travellers.travel();
  while (travellers.told.added.length < KILLED_AFTER) await new Promise((resolve) => setTimeout(resolve, 5));
  await servers[0]!.service.kill();
  // In the same place of the list, so that those who had it go on with its successor.
  servers[0] = await startServer(databaseUrl, folder);
  ports[0] = servers[0].port;
  await all;
  expect(travellers.asking.faults).toEqual([]);
  expect(travellers.told.added.length).toBe(MEMBERS * EDITS_EACH);
  await expectKept(database, travellers.tripId, travellers.told, accountOf(tokens[0]!));
  await database.close();
  await Promise.all(servers.map(({ service }) => service.stop()));
}

describe('the server killed while a trip is edited', () => {
  test('on SQLite: no edit and no payment that was told is lost or doubled', {
    timeout: 240_000,
  }, async () => {
    await travelUnderFire(`sqlite:${join(await makeServiceFolder(), 'madang.db')}`, 1);
  });
});

describeWith('MariaDB', 'one of three servers killed while a trip is edited', () => {
  test('on MariaDB: no edit and no payment that was told is lost or doubled', {
    timeout: 240_000,
  }, async () => {
    await travelUnderFire(await newMariadbDatabase(), 3);
  });
});
