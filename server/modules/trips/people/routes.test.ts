import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import {
  type CallResult,
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { editTrip, entryId, makeTrip } from '../../../../test/support/trips.ts';

eachDatabase('people of a trip', (open) => {
  let site: TestInstallation;
  beforeAll(async () => {
    const { url } = await open();
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_SERVICES: 'pay,trips',
      MADANG_RATE_LIMIT: 'off',
    });
  }, 60_000);
  afterAll(() => site.end());

  const call = (
    who: DemoPerson | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<CallResult> =>
    site.call(method, path, {
      ...(who !== null && { token: site.tokenOf(who) }),
      ...(body !== undefined && { body }),
    });
  const linkTo = async (tripId: string, body: object): Promise<{ linkId: string; token: string }> => {
    const made = await call('minji', 'POST', `/trips/${tripId}/links`, body);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body;
  };
  const join = (who: DemoPerson, token: string, body: object = {}) =>
    call(who, 'POST', `/trips/join/${token}`, body);
  const codeOf = ({ status, body }: CallResult) => [status, body.code];

  describe('links to join by', () => {
    test('say what they invite to, and are joined once however often one asks', async () => {
      const { tripId } = await makeTrip(site, { title: '<script>alert(1)</script>' });
      const { token, linkId } = await linkTo(tripId, { purpose: 'join', role: 'editor' });
      expect(token).toMatch(/^[\w-]{32}$/);
      const guest = await call(null, 'GET', `/trips/join/${token}`);
      expect(guest.body).toMatchObject({
        ...{ tripId: null, title: '<script>alert(1)</script>', role: 'editor', inviter: '김*지', people: 1 },
        ...{ isMember: false, isOpen: true, companions: [] },
      });
      expect(guest.headers['content-type']).toContain('application/json');
      const joined = await join('jun', token);
      expect(joined.body).toMatchObject({ tripId, role: 'editor', wasThere: false });
      const again = await join('jun', token);
      expect(again.body).toEqual({ ...joined.body, wasThere: true });
      const { body } = await call('jun', 'GET', `/trips/${tripId}/people`);
      expect(body.role).toBe('editor');
      expect(body.items.map((one: { role: string }) => one.role)).toEqual(['owner', 'editor']);
      const { body: links } = await call('minji', 'GET', `/trips/${tripId}/links`);
      expect(links.items).toMatchObject([{ linkId, uses: 1, isOpen: true }]);
      expect(JSON.stringify(links)).not.toContain(token);
      const rows = await site.database.reader.selectFrom('trips_links').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
      const receipts = await site.database.reader.selectFrom('receipts').selectAll().execute();
      expect(JSON.stringify(receipts)).not.toContain(token);
    });

    test('of many at once each is in it once', async () => {
      const { tripId } = await makeTrip(site);
      const { token } = await linkTo(tripId, { purpose: 'join' });
      const all = await Promise.all(
        (['jun', 'soyeon', 'jun', 'soyeon', 'jun', 'soyeon'] as const).map((who) => join(who, token)),
      );
      expect(all.map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect(new Set(all.map(({ body }) => body.personId)).size).toBe(2);
      expect(all.filter(({ body }) => !body.wasThere)).toHaveLength(2);
      const { body } = await call('minji', 'GET', `/trips/${tripId}/people`);
      expect(body.items).toHaveLength(3);
    });

    test('make somebody the companion that they are: what was spent is theirs then; nobody is two', async () => {
      const { tripId, personId } = await makeTrip(site);
      const added = await call('minji', 'POST', `/trips/${tripId}/people`, { name: '준이' });
      const companion = added.body.personId as string;
      await editTrip(site, tripId, [
        {
          ...{ op: 'add', kind: 'cost', id: entryId() },
          fields: {
            ...{ title: '점심', amount: 20_000, currency: 'KRW', paidBy: companion },
            shares: [
              [companion, 1],
              [personId, 1],
            ],
          },
        },
      ]);
      const { token } = await linkTo(tripId, { purpose: 'join' });
      const seen = await call('jun', 'GET', `/trips/join/${token}`);
      expect(seen.body.companions).toEqual([{ personId: companion, name: '준이' }]);
      const [first, second] = await Promise.all([
        join('jun', token, { personId: companion }),
        join('soyeon', token, { personId: companion }),
      ]);
      const [won, lost] = first.status === 200 ? [first, second] : [second, first];
      expect(won.body).toMatchObject({ personId: companion, role: 'viewer' });
      expect(codeOf(lost)).toEqual([409, 'trips.person-taken']);
      const { body } = await call('minji', 'GET', `/trips/${tripId}`);
      const cost = body.entries.find((entry: { kind: string }) => entry.kind === 'cost');
      expect(cost.fields.paidBy).toBe(companion);
      expect(body.people.find((one: { personId: string }) => one.personId === companion).role).toBe('viewer');
      expect(codeOf(await join('soyeon', token, { personId }))).toEqual(
        first.status === 200 ? [409, 'trips.person-taken'] : [200, undefined],
      );
    });

    test('that were guessed, have expired or were revoked open nothing, and say no more', async () => {
      const { tripId } = await makeTrip(site);
      const { token, linkId } = await linkTo(tripId, { purpose: 'join' });
      const gone = [404, 'trips.link-not-found'];
      for (const guess of [
        'A'.repeat(32),
        linkId,
        token.slice(1),
        `${token.slice(0, -1)}~`,
        '..%2F..%2Fetc',
      ]) {
        const { status } = await call('jun', 'GET', `/trips/join/${guess}`);
        expect([400, 404], guess).toContain(status);
        expect([400, 404], guess).toContain((await join('jun', guess)).status);
      }
      // One to join by does not read, and the other way round.
      expect(codeOf(await call(null, 'GET', `/trips/shared/${token}`))).toEqual(gone);
      const read = await linkTo(tripId, { purpose: 'read' });
      expect(codeOf(await join('jun', read.token))).toEqual(gone);
      await site.database.transact((tx) =>
        tx.updateTable('trips_links').set({ expires_at: 1 }).where('id', '=', linkId).execute(),
      );
      expect(codeOf(await call('jun', 'GET', `/trips/join/${token}`))).toEqual([410, 'trips.link-over']);
      expect(codeOf(await join('jun', token))).toEqual([410, 'trips.link-over']);
      const other = await linkTo(tripId, { purpose: 'join' });
      expect((await call('minji', 'DELETE', `/trips/${tripId}/links/${other.linkId}`)).status).toBe(200);
      expect((await call('minji', 'DELETE', `/trips/${tripId}/links/${other.linkId}`)).status).toBe(200);
      expect(codeOf(await join('jun', other.token))).toEqual([410, 'trips.link-over']);
      expect((await call('minji', 'GET', `/trips/${tripId}/people`)).body.items).toHaveLength(1);
    });

    test('whoever was removed does not come back by a link of before', async () => {
      const { tripId } = await makeTrip(site);
      const { token } = await linkTo(tripId, { purpose: 'join' });
      const { body: me } = await join('jun', token);
      expect((await call('minji', 'DELETE', `/trips/${tripId}/people/${me.personId}`)).status).toBe(200);
      expect(codeOf(await call('jun', 'GET', `/trips/${tripId}`))).toEqual([404, 'trips.not-found']);
      expect(codeOf(await call('jun', 'GET', `/trips/${tripId}/people`))).toEqual([404, 'trips.not-found']);
      expect(codeOf(await join('jun', token))).toEqual([410, 'trips.link-over']);
      const { token: newer } = await linkTo(tripId, { purpose: 'join', role: 'editor' });
      expect((await join('jun', newer)).body).toMatchObject({ personId: me.personId, wasThere: false });
      expect((await call('jun', 'GET', `/trips/${tripId}`)).body.role).toBe('editor');
    });

    test('sent by mail are good for one: a member is told in the bell too, and opens it as nobody else can', async () => {
      const { tripId } = await makeTrip(site);
      const stranger = await linkTo(tripId, { purpose: 'join', email: 'Stranger@Elsewhere.example' });
      const toJun = await linkTo(tripId, { purpose: 'join', email: 'JUN@madang.example', role: 'editor' });
      // A mail whose link is over by then is not sent: so first the mail.
      const sent = async () => {
        const mails = await site.database.reader.selectFrom('captured_messages').selectAll().execute();
        return mails.find((mail) => mail.recipient === 'Stranger@Elsewhere.example');
      };
      await expect.poll(sent).toBeTruthy();
      expect((await sent())?.text).toContain(`/trips/join/${stranger.token}`);
      const invited = async () => {
        const { body: bell } = await call('jun', 'GET', '/me/notifications');
        return bell.items.find((one: { kind: string }) => one.kind === 'trips.invited');
      };
      await expect.poll(invited).toBeTruthy();
      const notice = await invited();
      expect(notice.link).toBe(`/trips/join/${toJun.linkId}`);
      expect(codeOf(await call('soyeon', 'GET', `/trips/join/${toJun.linkId}`))).toEqual([
        404,
        'trips.link-not-found',
      ]);
      expect(codeOf(await join('soyeon', toJun.linkId))).toEqual([404, 'trips.link-not-found']);
      expect(codeOf(await call('soyeon', 'GET', `/trips/join/${stranger.linkId}`))).toEqual([
        404,
        'trips.link-not-found',
      ]);
      expect((await call('jun', 'GET', `/trips/join/${toJun.linkId}`)).body.isOpen).toBe(true);
      expect((await join('jun', toJun.linkId)).body.role).toBe('editor');
      expect((await join('soyeon', stranger.token)).status).toBe(200);
      const over = await join('admin', stranger.token);
      expect(codeOf(over)).toEqual([410, 'trips.link-over']);
      const deliveries = await site.database.reader.selectFrom('deliveries').selectAll().execute();
      expect(JSON.stringify(deliveries)).not.toContain(stranger.token);
    });
  });
});
