import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { openMall } from '../../../test/support/mall.ts';
import { stockShelves } from '../../../test/support/shelves.ts';
import { createAdmissions } from './admission.ts';
import { openLobby, T0, TERMS } from './testing/lobby.ts';
import { endVisit, judgeVisit } from './visit.ts';
import { prefetchVisits, writeVisits } from './visit-rows.ts';

const ROOM = 'product:P1';
const SECRET = 'a secret of tests that is long enough';
const MINUTE = 60_000;

eachDatabase('what a waiting room stands before', (open) => {
  async function shop() {
    const database = await open();
    await stockShelves(database, [
      { id: 'P1', stock: 10, price: 1_000 },
      { id: 'P2', stock: 10, price: 1_000 },
    ]);
    const clock = { now: T0 - MINUTE };
    const mall = await openMall(database, { members: ['minji', 'jun'], clock });
    const lobby = openLobby(database, clock, ROOM);
    await lobby.open({ lobbyAt: T0 - MINUTE, insideLimit: 1 });
    await lobby.arrive('minji', 1);
    await lobby.arrive('jun', 2);
    clock.now = T0;
    await lobby.call();
    return { database, mall, lobby, clock };
  }

  test('nobody buys without an admission that is theirs, of this room, and whose visit lasts', async () => {
    const { mall, lobby, clock } = await shop();
    const { number, expiresAt } = (await lobby.enter('minji')).result;
    const mine = { roomId: ROOM, accountId: 'minji', number, expiresAt };
    const reason = async (accountId: string, admission: typeof mine | null) => {
      const { code, result } = await mall.buy(accountId, 'P1', 1, { admission });
      return code === 'admission.required' ? result.reason : code;
    };
    expect(await reason('minji', null)).toBe('missing');
    // Called, and not inside.
    expect(await reason('jun', mine)).toBe('foreign');
    expect(await reason('jun', { ...mine, accountId: 'jun' })).toBe('over');
    expect(await reason('minji', { ...mine, roomId: 'product:P2' })).toBe('foreign');
    expect(await reason('minji', { ...mine, number: 2 })).toBe('over');
    expect(await reason('minji', { ...mine, expiresAt: T0 })).toBe('expired');
    expect(await mall.stockOf('P1')).toBe(10);
    // What stands beside it in the cart does not open the door either; what has no room needs none.
    const lines = ['P1', 'P2'].map((variantId) => ({ variantId, quantity: 1 }));
    expect((await mall.buy('minji', '', 1, { lines })).code).toBe('admission.required');
    expect((await mall.buy('jun', 'P2')).code).toBe('ok');
    clock.now = expiresAt;
    expect(await reason('minji', { ...mine, expiresAt: expiresAt + MINUTE })).toBe('expired');
    expect(await mall.broken()).toEqual([]);
  });

  test('who has paid has gone in the same commit: the admission opens nothing again, and the next is called', async () => {
    const { mall, lobby, clock } = await shop();
    const { number, expiresAt } = (await lobby.enter('minji')).result;
    const admission = { roomId: ROOM, accountId: 'minji', number, expiresAt };
    expect((await mall.buy('minji', 'P1', 1, { admission })).code).toBe('ok');
    expect(await lobby.entry('minji')).toMatchObject({ status: 'done', expiresAt: null });
    expect(await mall.buy('minji', 'P1', 1, { admission })).toMatchObject({
      code: 'admission.required',
      result: { reason: 'over' },
    });
    clock.now += 1_000;
    await lobby.call();
    expect(await lobby.those('called')).toEqual(['jun']);
    expect(await mall.stockOf('P1')).toBe(9);
  });

  test('an order that is refused ends no visit', async () => {
    const { mall, lobby } = await shop();
    const { number, expiresAt } = (await lobby.enter('minji')).result;
    const admission = { roomId: ROOM, accountId: 'minji', number, expiresAt };
    expect((await mall.buy('minji', 'P1', 11, { admission })).code).toBe('stock.sold-out');
    expect((await mall.buy('minji', 'P1', 1, { admission })).code).toBe('ok');
  });

  test('a visit that was left, and one of a room that is off', async () => {
    const { mall, lobby } = await shop();
    const { number, expiresAt } = (await lobby.enter('minji')).result;
    const admission = { roomId: ROOM, accountId: 'minji', number, expiresAt };
    await lobby.ask('minji', { kind: 'leave', roomId: ROOM });
    expect((await mall.buy('minji', 'P1', 1, { admission })).result.reason).toBe('over');
    await lobby.ask('admin', { kind: 'pause', roomId: ROOM, reason: '점검' });
    expect((await mall.buy('jun', 'P1')).code).toBe('admission.required');
    await lobby.ask('admin', { kind: 'close', roomId: ROOM, reason: '줄이 없음' });
    expect((await mall.buy('jun', 'P1')).code).toBe('ok');
  });

  test('a payment and the end of the visit in the same moment: one of them comes first, and nothing waits for ever', async () => {
    const { database, lobby, clock } = await shop();
    await lobby.enter('minji');
    const wanted = [{ roomId: ROOM, accountId: 'minji' }];
    clock.now = T0 + TERMS.visitMs;
    await database
      .transact(async (tx) => {
        const visits = await prefetchVisits(tx, wanted);
        endVisit(visits, ROOM, 'minji');
        // The round waits for this row, or for the whole of SQLite.
        const called = lobby.call();
        await writeVisits(tx, visits);
        return { called };
      })
      .then(({ called }) => called);
    expect(await lobby.entry('minji')).toMatchObject({ status: 'done' });
    clock.now += 1_000;
    await lobby.call();
    expect((await lobby.room()).busy).toBe(1);
  });
});

test('an admission is read as it was signed, and nothing that was forged', () => {
  const admissions = createAdmissions(SECRET);
  const admission = { roomId: ROOM, accountId: 'minji', number: 7, expiresAt: T0 };
  const token = admissions.sign(admission);
  expect(admissions.read(token)).toEqual(admission);
  expect(createAdmissions(`${SECRET}!`).read(token)).toBeNull();
  const [head = '', , mac = ''] = token.split('.');
  const forged = Buffer.from(JSON.stringify({ room: ROOM, sub: 'jun', no: 7, until: T0 })).toString(
    'base64url',
  );
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  for (const text of [
    `${head}.${forged}.${mac}`,
    `${none}.${forged}.`,
    `${head}.${forged}`,
    'no token',
    '',
  ]) {
    expect(admissions.read(text)).toBeNull();
  }
  expect(judgeVisit({ guarded: new Set(), visits: new Map() }, ROOM, 'jun', null, T0)).toBeNull();
});
