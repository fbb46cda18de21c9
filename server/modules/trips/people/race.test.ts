import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { openTripsLane } from '../../../../test/support/trips.ts';
import { hashOfToken } from './tokens.ts';

const ROUNDS = 12;

eachDatabase('people of a trip, on two instances', (open) => {
  test('of all who join as the same companion at once one is it, and nobody is in it twice', async () => {
    const database = await open();
    const [one, other] = [openTripsLane(database), openTripsLane(await open(database.url))];
    const trip = await one.ask('owner', {
      ...{ kind: 'create', head: { title: '제주' }, days: 1, ownerName: '주인' },
      companions: Array.from({ length: ROUNDS }, (_, i) => ({ id: `comp-${i}`, name: `동행 ${i}` })),
    });
    const link = await one.ask('owner', {
      ...{ kind: 'make-link', tripId: trip.id, tokenHash: hashOfToken('x'), purpose: 'join', role: 'viewer' },
      ...{ withCosts: false, email: null, inviteeId: null, locale: 'ko', personId: null, note: '' },
      expiresInMs: null,
    });
    const join = (lane: typeof one, accountId: string, personId: string) =>
      lane.ask(accountId, {
        ...{ kind: 'join', tripId: trip.id, linkId: String(link.result.linkId), personId, name: accountId },
      });
    for (let i = 0; i < ROUNDS; i += 1) {
      const asked = [
        ...[join(one, `a${i}`, `comp-${i}`), join(other, `b${i}`, `comp-${i}`)],
        // The same member on both, in the same moment.
        ...[join(one, `c${i}`, `comp-${i}`), join(other, `c${i}`, `comp-${i}`)],
      ];
      const answers = await Promise.all(asked);
      const won = answers.filter(({ accepted }) => accepted);
      expect(new Set(won.map(({ result }) => result.personId))).toEqual(new Set([`comp-${i}`]));
    }
    const people = await database.reader
      .selectFrom('trips_people')
      .select(['id', 'account_id', 'role'])
      .where('trip_id', '=', trip.id)
      .execute();
    expect(people).toHaveLength(ROUNDS + 1);
    const accounts = people.map((row) => row.account_id);
    expect(new Set(accounts).size).toBe(ROUNDS + 1);
    expect(accounts).not.toContain(null);
    const row = await database.reader.selectFrom('trips_links').select('uses').executeTakeFirst();
    expect(row?.uses).toBe(ROUNDS);
  });
});
