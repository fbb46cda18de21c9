import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { type OpenRound, openRound } from '../../../../test/support/stage.ts';

describe('places over HTTP', () => {
  let site: TestInstallation;
  let round: OpenRound;
  const rounds = (path: string) => `/tickets/rounds/${round.roundId}/${path}`;
  const hold = (who: 'minji' | 'jun' | 'soyeon', body: unknown, headers: Record<string, string> = {}) =>
    site.call('POST', rounds('holds'), { token: site.tokenOf(who), body, headers });

  beforeAll(async () => {
    site = await startInstallation({ MADANG_SERVICES: 'pay,tickets' });
    round = await openRound(site, {
      rows: [4, 2],
      grades: ['R', 'S'],
      prices: { R: 50_000, S: 30_000 },
      at: Date.now(),
    });
  });
  afterAll(() => site.end());

  test('what is free is public; who signs in sees what is theirs', async () => {
    expect((await site.call('GET', rounds('seats'))).body).toMatchObject({
      roundId: round.roundId,
      sequence: 0,
      seats: expect.arrayContaining([
        expect.objectContaining({
          seatId: round.seatId(4),
          row: '2',
          grade: 'S',
          price: 30_000,
          status: 'free',
        }),
      ]),
      remaining: 6,
    });
    const states = await site.call('GET', rounds('states'));
    expect(states).toMatchObject({ status: 200, body: { states: '000000', free: 6, capacity: 6, mine: [] } });
    expect((await site.call('GET', '/tickets/rounds/NOSUCHROUND/seats')).body.code).toBe(
      'tickets.round-not-found',
    );
    expect((await site.call('GET', '/tickets/rounds/NOSUCHROUND/states')).status).toBe(404);
  });

  test('a hold tells what it holds, once more under the same key, and others what is taken', async () => {
    const body = { seatIds: [round.seatId(1), round.seatId(0)] };
    const key = { 'idempotency-key': 'hold-1' };
    const held = await hold('minji', body, key);
    expect(held).toMatchObject({
      status: 201,
      body: {
        roundId: round.roundId,
        seats: [
          {
            seatId: round.seatId(0),
            section: { ko: '1층' },
            row: '1',
            number: '1',
            grade: 'R',
            price: 50_000,
          },
          { seatId: round.seatId(1) },
        ],
        total: 100_000,
        currency: 'KRW',
      },
    });
    const again = await hold('minji', body, key);
    expect(again).toMatchObject({
      status: 201,
      body: held.body,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(await hold('jun', { seatIds: [round.seatId(1), round.seatId(2)] })).toMatchObject({
      status: 409,
      body: { code: 'seat.taken', seatIds: [round.seatId(1)], remaining: 4 },
    });
    const states = await site.call('GET', rounds('states'), { token: site.tokenOf('minji') });
    expect(states.body).toMatchObject({ states: '110000', held: 2, mine: [0, 1] });
    const { holdId } = held.body;
    const own = await site.call('GET', `/tickets/holds/${holdId}`, { token: site.tokenOf('minji') });
    expect(own.body).toMatchObject({ holdId, kind: 'hold', total: 100_000, title: { ko: '봄의 제전' } });
    const mine = await site.call('GET', '/tickets/holds', { token: site.tokenOf('minji') });
    expect(mine.body.items).toMatchObject([{ holdId }]);
    expect((await site.call('GET', `/tickets/holds/${holdId}`, { token: site.tokenOf('jun') })).status).toBe(
      404,
    );
    const keep = (who: 'minji' | 'jun') =>
      site.call('POST', `/tickets/holds/${holdId}/extensions`, { token: site.tokenOf(who) });
    expect(await keep('jun')).toMatchObject({ status: 404, body: { code: 'tickets.hold-not-found' } });
    expect((await keep('minji')).body).toMatchObject({
      holdId,
      seats: [{}, {}],
      serverTime: expect.any(String),
    });
    const release = (headers = {}) =>
      site.call('POST', `/tickets/holds/${holdId}/releases`, { token: site.tokenOf('minji'), headers });
    const once = { 'idempotency-key': 'release-1' };
    expect(await release(once)).toMatchObject({ status: 200, body: { holdId, released: 2 } });
    expect(await release(once)).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' } });
    expect(await release()).toMatchObject({ status: 404 });
  });

  test('nonsense is refused with a code, and nothing changes', async () => {
    const other = await openRound(site, { at: Date.now() });
    const many = Array.from({ length: 1_000 }, (_, i) => round.seatId(i));
    const codes = [];
    for (const body of [
      {},
      { seatIds: [] },
      { seatIds: many },
      { seatIds: [round.seatId(0), round.seatId(0)] },
      { seatIds: [round.seatId(0)], best: { quantity: 1 } },
      { best: { quantity: 0 } },
      { best: { quantity: 21 } },
      { best: { quantity: 1.5 } },
      { seatIds: ['x'.repeat(50)] },
      { seatIds: [round.seatId(0)], extra: 1 },
      { seatIds: [other.seatId(0)] },
      { seatIds: [round.seatId(0), other.seatId(1)] },
      { seatIds: [round.seatId(6)] },
      { best: { quantity: 1, grades: ['X'] } },
      { best: { quantity: 5 } },
    ]) {
      const { status, body: answer } = await hold('minji', body);
      codes.push(`${status} ${answer.code}`);
    }
    expect(codes).toEqual([
      ...new Array(10).fill('400 request.invalid'),
      ...new Array(4).fill('404 tickets.seat-not-found'),
      '409 seat.none-together',
    ]);
    const states = await site.call('GET', rounds('states'));
    expect(states.body).toMatchObject({ states: '000000', held: 0 });
    expect((await site.call('POST', rounds('holds'), { body: { best: { quantity: 1 } } })).status).toBe(401);
  });

  test('who waits is told how many are ahead, and what comes back is theirs for a while, with a notice', async () => {
    const all = await hold('minji', { best: { quantity: 6, together: false } });
    expect(all.status).toBe(201);
    const wish = (who: 'jun' | 'soyeon', quantity: number) =>
      site.call('POST', rounds('waitlist'), { token: site.tokenOf(who), body: { quantity } });
    expect(await wish('jun', 2)).toMatchObject({
      status: 201,
      body: { status: 'waiting', ahead: 0, quantity: 2 },
    });
    expect(await wish('soyeon', 1)).toMatchObject({ status: 201, body: { ahead: 1, together: true } });
    expect(await wish('soyeon', 1)).toMatchObject({ status: 409, body: { code: 'tickets.already-waiting' } });
    const leave = () => site.call('DELETE', rounds('waitlist'), { token: site.tokenOf('soyeon') });
    expect(await leave()).toMatchObject({ status: 200, body: { status: 'left', ahead: null } });
    expect(await leave()).toMatchObject({ status: 409, body: { code: 'tickets.not-waiting' } });
    const none = await site.call('GET', rounds('waitlist'), { token: site.tokenOf('minji') });
    expect(none).toMatchObject({ status: 404, body: { code: 'tickets.wish-not-found' } });
    await site.call('POST', `/tickets/holds/${all.body.holdId}/releases`, { token: site.tokenOf('minji') });
    const mine = await site.call('GET', '/tickets/waitlist', { token: site.tokenOf('jun') });
    const [offer] = mine.body.items;
    expect(offer).toMatchObject({ status: 'offered', ahead: null, expiresAt: expect.any(String) });
    const kept = await site.call('GET', `/tickets/holds/${offer.holdId}`, { token: site.tokenOf('jun') });
    expect(kept.body).toMatchObject({ kind: 'offer', seats: [{}, {}], expiresAt: offer.expiresAt });
    await expect
      .poll(
        async () => {
          const inbox = await site.call('GET', '/me/notifications', { token: site.tokenOf('jun') });
          return inbox.body.items.map(({ kind }: { kind: string }) => kind);
        },
        { timeout: 10_000 },
      )
      .toContain('tickets.offered');
    await site.call('POST', `/tickets/holds/${offer.holdId}/releases`, { token: site.tokenOf('jun') });
  });

  test('operators see who has what, and keep places off the sale with a reason', async () => {
    const admin = { token: site.tokenOf('admin') };
    const { body: held } = await hold('minji', { seatIds: [round.seatId(2)] });
    const seatIds = [round.seatId(0), round.seatId(1)];
    const block = (what: 'blocks' | 'unblocks', body: unknown, token = admin.token) =>
      site.call('POST', `/admin/tickets/rounds/${round.roundId}/${what}`, { token, body });
    expect((await block('blocks', { seatIds })).status).toBe(400);
    expect((await block('blocks', { seatIds, reason: '기술석' }, site.tokenOf('minji'))).status).toBe(403);
    expect(await block('blocks', { seatIds, reason: '기술석' })).toMatchObject({
      status: 200,
      body: { blocked: 2 },
    });
    expect(await block('blocks', { seatIds: [round.seatId(2)], reason: '기술석' })).toMatchObject({
      body: { code: 'seat.taken', seatIds: [round.seatId(2)] },
    });
    const house = await site.call('GET', `/admin/tickets/rounds/${round.roundId}/house`, admin);
    expect(house.body).toMatchObject({
      ...{ states: '331000', held: 1, blocked: 2, free: 3, waiting: 0, tickets: [] },
      holds: [{ holdId: held.holdId, name: '김민지', seats: [2], kind: 'hold' }],
      blocks: [{ reason: '기술석', seats: [0, 1], name: expect.any(String) }],
    });
    const proof = await site.call('GET', rounds('proof'));
    expect(proof.body).toMatchObject({ isExact: true, fromRows: { held: 1, sold: 0, blocked: 2 } });
    expect(await block('unblocks', { seatIds, reason: '판매' })).toMatchObject({ body: { unblocked: 2 } });
    expect((await block('unblocks', { seatIds, reason: '판매' })).body.code).toBe('seat.not-blocked');
    const ends = `/admin/tickets/rounds/${round.roundId}/holds/${held.holdId}/ends`;
    const end = (body: unknown, token = admin.token) => site.call('POST', ends, { token, body });
    expect((await end({})).status).toBe(400);
    expect((await end({ reason: '현장 손님' }, site.tokenOf('minji'))).status).toBe(403);
    expect(await end({ reason: '현장 손님' })).toMatchObject({
      status: 200,
      body: { holdId: held.holdId, released: 1 },
    });
    expect((await end({ reason: '현장 손님' })).body.code).toBe('tickets.hold-not-found');
    const over = await site.call('GET', `/tickets/holds/${held.holdId}`, { token: site.tokenOf('minji') });
    expect(over.body.code).toBe('tickets.hold-not-found');
    const note = await site.database.reader
      .selectFrom('audit_log')
      .select(['subject', 'reason'])
      .where('action', '=', 'tickets.end-hold')
      .executeTakeFirst();
    expect(note).toEqual({ subject: round.roundId, reason: '현장 손님' });
    await hold('minji', { seatIds: [round.seatId(2)] });
    const none = await site.call('GET', '/admin/tickets/rounds/NOSUCHROUND/house', admin);
    expect(none.body.code).toBe('tickets.round-not-found');
  });

  test('a member’s own file says what they hold and wait for', async () => {
    const module = site.modules.find((one) => one === (site.tickets as unknown));
    const told = await module?.personalData?.(site.database.reader, site.idOf('minji'));
    expect(told).toMatchObject({ ticketHolds: [{ places: [2] }], ticketWaitingLists: [] });
    const jun = await module?.personalData?.(site.database.reader, site.idOf('jun'));
    expect(jun).toMatchObject({ ticketHolds: [], ticketWaitingLists: [{ status: 'left', quantity: 2 }] });
    await site.database.transact((tx) => module!.onErase!(tx, site.idOf('jun')));
    const later = await module?.personalData?.(site.database.reader, site.idOf('jun'));
    expect(later).toMatchObject({ ticketWaitingLists: [] });
  });
});
