import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type CallOptions,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { type OpenRound, openRound } from '../../../../test/support/stage.ts';

const DAY_MS = 86_400_000;

function reservations(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let minji: string;
  let jun: string;
  let admin: string;
  beforeAll(async () => {
    site = await startInstallation(await settings());
    [minji, jun, admin] = [site.tokenOf('minji'), site.tokenOf('jun'), site.tokenOf('admin')];
  });
  afterAll(() => site?.end());

  const call = (method: 'GET' | 'POST', path: string, token: string, more: CallOptions = {}) =>
    site.call(method, path, { token, ...more });
  const post = (path: string, token: string, body: unknown, headers: Record<string, string> = {}) =>
    call('POST', path, token, { body, headers });
  const open = (sketch: Parameters<typeof openRound>[1] = {}): Promise<OpenRound> =>
    openRound(site, { at: Date.now(), rows: [10], prices: { R: 1_000 }, ...sketch });
  const balance = async (token = minji) => (await call('GET', '/pay/balance', token)).body.balance;
  /** @returns the number of the hold */
  async function hold(round: OpenRound, seats: number[], token = minji): Promise<string> {
    const body = { seatIds: seats.map(round.seatId) };
    const held = await post(`/tickets/rounds/${round.roundId}/holds`, token, body);
    expect(held.status, JSON.stringify(held.body)).toBe(201);
    return held.body.holdId;
  }
  async function buy(round: OpenRound, seats: number[], token = minji): Promise<string> {
    const holdId = await hold(round, seats, token);
    const made = await post(`/tickets/holds/${holdId}/reservations`, token, { payWith: 'wallet' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body.reservationId;
  }

  test('a quote adds up, names the best coupon first, and is what is paid', async () => {
    const round = await open({ rows: [10], prices: { R: 3_333 } });
    const coupon = await post('/coupons/registrations', minji, { code: 'WELCOME-2026' });
    expect(coupon.status, JSON.stringify(coupon.body)).toBe(201);
    const { couponId } = coupon.body;
    const holdId = await hold(round, [0, 1, 2]);
    const plain = (await call('GET', `/tickets/holds/${holdId}/quote`, minji)).body;
    expect(plain).toMatchObject({ items: 9_999, couponDiscount: 0, total: 9_999, couponRefusal: null });
    expect(plain.coupons[0].couponId).toBe(plain.bestCouponId);
    const quote = (await call('GET', `/tickets/holds/${holdId}/quote?couponId=${couponId}`, minji)).body;
    const sum = quote.lines.reduce((all: number, { paid }: { paid: number }) => all + paid, 0);
    expect([quote.total, quote.items - quote.couponDiscount]).toEqual([sum, sum]);
    expect(quote.couponDiscount).toBeGreaterThan(0);
    expect((await call('GET', `/tickets/holds/${holdId}/quote`, jun)).body.code).toBe(
      'tickets.hold-not-found',
    );
    const none = (await call('GET', `/tickets/holds/${holdId}/quote?couponId=0000000000000000-1`, minji))
      .body;
    expect(none).toMatchObject({ total: 9_999, couponRefusal: { code: 'coupon.not-found' } });
    const path = `/tickets/holds/${holdId}/reservations`;
    const wrong = await post(path, minji, { payWith: 'wallet', couponId, expectedTotal: sum + 1 });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'tickets.total-changed']);
    const before = await balance();
    const body = { payWith: 'wallet', couponId, expectedTotal: sum };
    const made = await post(path, minji, body, { 'idempotency-key': 'buy-once' });
    expect([made.status, made.body]).toEqual([
      201,
      { reservationId: expect.any(String), status: 'paid', total: sum, currency: 'KRW' },
    ]);
    const again = await post(path, minji, body, { 'idempotency-key': 'buy-once' });
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
      201,
      made.body,
      'true',
    ]);
    expect((await post(path, minji, body)).body.code).toBe('tickets.hold-not-found');
    expect(await balance()).toBe(before - sum);
  });

  test('a reservation is its buyer’s alone; what it says adds up', async () => {
    const round = await open();
    const reservationId = await buy(round, [0, 1]);
    const path = `/tickets/reservations/${reservationId}`;
    const { body } = await call('GET', path, minji);
    expect(body).toMatchObject({
      ...{ reservationId, status: 'paid', total: 2_000, payWith: 'wallet', refunded: 0 },
      show: { roundId: round.roundId, title: { ko: '봄의 제전' }, venue: { name: { ko: '마당극장' } } },
      lines: [
        { no: 1, seatId: round.seatId(0), row: '1', number: '1', status: 'issued', holder: null },
        { no: 2, ticketId: `${reservationId}-2` },
      ],
      timeline: [
        { step: 'reserved', by: 'member' },
        { step: 'paid', by: 'member' },
      ],
      can: { pay: false, cancel: true, handOn: true },
    });
    for (const [method, to, sent] of [
      ['GET', path, undefined],
      ['GET', `${path}/cancellation`, undefined],
      ['POST', `${path}/cancellations`, {}],
      ['POST', `${path}/payments`, { payWith: 'wallet' }],
      ['POST', `${path}/transfers`, { lines: [1], to: 'minji@madang.example' }],
      ['GET', '/tickets/reservations/0000000000000000', undefined],
    ] as const) {
      const answer = await call(method, to, jun, sent ? { body: sent } : {});
      expect([answer.status, answer.body.code], to).toEqual([404, 'tickets.reservation-not-found']);
    }
    const list = (await call('GET', '/tickets/reservations?status=paid&limit=1', minji)).body;
    expect(list.items[0]).toMatchObject({ reservationId, lines: [{ no: 1 }, { no: 2 }] });
    expect(list.nextCursor).not.toBeNull();
    const theirs = (await call('GET', '/tickets/reservations', jun)).body;
    expect(theirs.items.map((one: { reservationId: string }) => one.reservationId)).not.toContain(
      reservationId,
    );
  });

  test('what would be kept is shown, and is what is kept', async () => {
    const at = Date.now();
    const round = await open({ round: { startsAt: at + 2 * DAY_MS }, at });
    const reservationId = await buy(round, [0, 1, 2]);
    const path = `/tickets/reservations/${reservationId}`;
    const shown = (await call('GET', `${path}/cancellation?lines=1,2`, minji)).body;
    expect(shown).toMatchObject({ fee: 600, refund: 1_400, percent: 30, isWhole: false });
    expect(Date.parse(shown.changesAt)).toBeGreaterThan(at);
    const before = await balance();
    const wrong = await post(`${path}/cancellations`, minji, { lines: [1, 2], expectedRefund: 2_000 });
    expect([wrong.status, wrong.body.code, wrong.body.refund]).toEqual([409, 'tickets.fee-changed', 1_400]);
    const done = await post(`${path}/cancellations`, minji, { lines: [1, 2], expectedRefund: 1_400 });
    expect(done.body).toMatchObject({ status: 'paid', refunded: 1_400, refunds: [{ status: 'done' }] });
    expect(done.body.lines.map(({ fee, status }: { fee: number; status: string }) => [fee, status])).toEqual([
      [300, 'cancelled'],
      [300, 'cancelled'],
      [null, 'issued'],
    ]);
    expect(await balance()).toBe(before + 1_400);
    const gone = await call('GET', `${path}/cancellation?lines=1`, minji);
    expect([gone.status, gone.body.code]).toEqual([409, 'tickets.not-cancellable']);
    const bad = [{ lines: [] }, { lines: [1, 1] }, { lines: [0] }, { lines: [1.5] }, { fee: 0 }];
    for (const body of bad) expect((await post(`${path}/cancellations`, minji, body)).status).toBe(400);
  });

  test('tickets go to another member by e-mail, who has them from then on', async () => {
    const round = await open();
    const reservationId = await buy(round, [0, 1]);
    const path = `/tickets/reservations/${reservationId}/transfers`;
    const nobody = await post(path, minji, { lines: [1], to: 'nobody@madang.example' });
    expect([nobody.status, nobody.body.code]).toEqual([409, 'tickets.recipient-unknown']);
    const given = await post(path, minji, { lines: [1], to: 'JUN@madang.example' });
    expect([given.status, given.body.ticketIds]).toEqual([201, [`${reservationId}-1`]]);
    const { body } = await call('GET', `/tickets/reservations/${reservationId}`, minji);
    expect(body.lines.map(({ holder }: { holder: string | null }) => holder !== null)).toEqual([true, false]);
    expect(body.timeline.at(-1)).toMatchObject({ step: 'handed-on', details: { lines: [1] } });
    const kept = await post(`/tickets/reservations/${reservationId}/cancellations`, minji, { lines: [1] });
    expect(kept.body.why).toBe('handed-on');
  });

  test('a holder does not learn by trying who has an account', async () => {
    const soyeon = site.tokenOf('soyeon');
    const reservationId = await buy(await open(), [0], soyeon);
    const path = `/tickets/reservations/${reservationId}/transfers`;
    const to = (address: string) => post(path, soyeon, { lines: [1], to: address });
    const tried = await Promise.all(Array.from({ length: 80 }, (_, i) => to(`nobody${i}@madang.example`)));
    const codes = tried.map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'tickets.recipient-unknown')).toHaveLength(60);
    expect(codes.filter((code) => code === 'request.too-many')).toHaveLength(20);
    expect((await to('jun@madang.example')).status).toBe(429);
    expect((await post(path, jun, { lines: [1], to: 'x@madang.example' })).status).toBe(404);
  });

  test('whoever was given a ticket gives it on; its buyer sees that, and an operator through whose hands', async () => {
    const round = await open();
    const reservationId = await buy(round, [0, 1]);
    const path = `/tickets/reservations/${reservationId}`;
    await post(`${path}/transfers`, minji, { lines: [1], to: 'jun@madang.example' });
    const theirs = async () => (await call('GET', `/tickets/mine/${reservationId}-1`, jun)).body;
    expect(await theirs()).toMatchObject({ isBuyer: false, can: { handOn: true } });
    const others = await post(`${path}/transfers`, jun, { lines: [2], to: 'soyeon@madang.example' });
    expect([others.status, others.body.code]).toEqual([404, 'tickets.ticket-not-found']);
    const given = await post(`${path}/transfers`, jun, { lines: [1], to: 'soyeon@madang.example' });
    expect(given.status).toBe(201);
    expect((await theirs()).code).toBe('tickets.ticket-not-found');
    const { timeline } = (await call('GET', path, minji)).body;
    expect(timeline.slice(-2)).toMatchObject([
      { step: 'handed-on', by: 'member' },
      { step: 'handed-on', by: 'holder', details: { lines: [1] } },
    ]);
    expect(JSON.stringify(timeline)).not.toContain(site.idOf('soyeon'));
    const seen = (await call('GET', `/admin${path}`, admin)).body.timeline.slice(-2);
    expect(seen.map(({ handed }: { handed: unknown }) => handed)).toEqual([
      { from: '김민지', to: '이준' },
      { from: '이준', to: '박소연' },
    ]);
  });

  test('by gateway: the payment is prepared, and prepared once for its key', async () => {
    const round = await open();
    const path = `/tickets/holds/${await hold(round, [0])}/reservations`;
    const body = { payWith: 'gateway' };
    const made = await post(path, jun, body);
    expect(made.body.code).toBe('tickets.hold-not-found');
    const own = await post(path, minji, body, { 'idempotency-key': 'gateway-once' });
    expect(own.body).toMatchObject({
      status: 'awaiting-payment',
      payment: { checkoutUrl: expect.any(String) },
    });
    const again = await post(path, minji, body, { 'idempotency-key': 'gateway-once' });
    expect(again.body.payment).toEqual(own.body.payment);
    const { reservationId } = own.body;
    const view = (await call('GET', `/tickets/reservations/${reservationId}`, minji)).body;
    expect(view.can).toEqual({ pay: true, cancel: true, handOn: false });
    const paid = await post(`/tickets/reservations/${reservationId}/payments`, minji, { payWith: 'wallet' });
    expect(paid.body.status).toBe('paid');
    const twice = await post(`/tickets/reservations/${reservationId}/payments`, minji, {
      payWith: 'gateway',
    });
    expect(twice.body.code).toBe('tickets.reservation-already-paid');
  });

  test('operators find reservations by many conditions, and take them along as a file', async () => {
    const round = await open();
    const reservationId = await buy(round, [0, 1]);
    await buy(round, [4], jun);
    const list = (query: string) => call('GET', `/admin/tickets/reservations?${query}`, admin);
    const ids = async (query: string): Promise<string[]> =>
      (await list(query)).body.items.map((one: { reservationId: string }) => one.reservationId);
    expect(await ids(`roundId=${round.roundId}`)).toHaveLength(2);
    expect(await ids(`q=${reservationId}`)).toEqual([reservationId]);
    expect(await ids(`roundId=${round.roundId}&q=minji@madang.example`)).toEqual([reservationId]);
    expect(await ids(`performanceId=${round.performanceId}&amountFrom=1500`)).toEqual([reservationId]);
    expect(await ids(`roundId=${round.roundId}&status=cancelled`)).toEqual([]);
    expect(await ids(`roundId=${round.roundId}&payWith=wallet&sort=oldest`)).toHaveLength(2);
    const later = encodeURIComponent(new Date(Date.now() + 60 * DAY_MS).toISOString());
    expect(await ids(`roundId=${round.roundId}&showFrom=${later}`)).toEqual([]);
    const page = (await list(`roundId=${round.roundId}`)).body;
    expect(page.facets.status).toEqual([{ value: 'paid', count: 2 }]);
    const seats = { ko: '1층 1열 1, 2', en: 'Stalls row 1: 1, 2' };
    expect(page.items.at(-1)).toMatchObject({ seats, places: 2, left: 2 });
    const file = await call(
      'GET',
      `/admin/tickets/reservations/export?roundId=${round.roundId}&reason=${encodeURIComponent('정산')}`,
      admin,
    );
    expect(file.status).toBe(200);
    expect((await call('GET', '/admin/tickets/reservations', minji)).status).toBe(403);
    const one = (await call('GET', `/admin/tickets/reservations/${reservationId}`, admin)).body;
    expect(one).toMatchObject({ memberEmail: 'minji@madang.example', refundable: 2_000 });
    const cancel = { withFee: false, reason: '민원', lines: [1] };
    const cut = await post(`/admin/tickets/reservations/${reservationId}/cancellations`, admin, cancel);
    expect(cut.body).toMatchObject({ refunded: 1_000, refundable: 1_000 });
    const refund = await post(`/admin/tickets/reservations/${reservationId}/refunds`, admin, {
      ...{ amount: 1_001, reason: '사과' },
    });
    expect(refund.body.code).toBe('tickets.refund-too-large');
  });

  test('a round is called off: everybody has their money, nobody buys any more', async () => {
    const round = await open();
    const before = await balance();
    await buy(round, [0, 1]);
    const path = `/admin/tickets/rounds/${round.roundId}/cancellations`;
    expect((await call('GET', path, admin)).status).toBe(404);
    const off = await post(path, admin, { reason: '태풍' });
    expect([off.status, off.body.reason]).toEqual([202, '태풍']);
    expect((await post(path, admin, { reason: '태풍' })).body.code).toBe('tickets.round-cancelled');
    const works = site.tickets!.rounds!.find(({ name }) => name === 'tickets-call-offs')!;
    for (let turn = 0; turn < 5; turn += 1) await works.run(new AbortController().signal);
    const over = (await call('GET', path, admin)).body;
    expect(over).toMatchObject({ left: 0, doneAt: expect.any(String) });
    expect(await balance()).toBe(before);
    const { sale_from: from } = await site.database.reader
      .selectFrom('tickets_performances')
      .select('sale_from')
      .where('id', '=', round.performanceId)
      .executeTakeFirstOrThrow();
    expect(from).toBeNull();
  });

  test('the box office sells to guests and members, with words for the books', async () => {
    const round = await open();
    const path = `/admin/tickets/rounds/${round.roundId}/sales`;
    const best = await post(path, admin, { best: { quantity: 2 }, reason: '현장', note: '현금' });
    expect([best.status, best.body.total, best.body.tickets.length]).toEqual([201, 2_000, 2]);
    const seat = Number(best.body.tickets[0].seatId.split('-')[1]);
    const taken = await post(path, admin, { seatIds: [round.seatId(seat)], reason: '현장' });
    expect(taken.body.code).toBe('seat.taken');
    const strange = await post(path, admin, { seatIds: ['0000000000000000-1'], reason: '현장' });
    expect(strange.body.code).toBe('tickets.seat-not-found');
    expect((await post(path, admin, { reason: '현장' })).status).toBe(400);
    const unknown = { best: { quantity: 1 }, member: 'nobody@madang.example', reason: '현장' };
    expect((await post(path, admin, unknown)).body.code).toBe('tickets.recipient-unknown');
    const jun2 = await post(path, admin, { ...unknown, member: 'jun@madang.example' });
    const view = await call('GET', `/tickets/reservations/${jun2.body.reservationId}`, jun);
    expect(view.body).toMatchObject({ payWith: 'box-office', timeline: [{ by: 'operator' }, {}] });
    expect((await post(path, minji, { best: { quantity: 1 }, reason: '현장' })).status).toBe(403);
  });

  test('scales: a later one is set and withdrawn, what is in force stays', async () => {
    const path = '/admin/tickets/cancel-scales';
    const { items } = (await call('GET', path, admin)).body;
    expect(items).toMatchObject([
      { scaleId: null, status: 'current', scale: { steps: [{ days: 10 }, {}, {}, {}, {}] } },
    ]);
    const scale = { steps: [{ days: 0, percent: 10 }], grace: null };
    const validFrom = new Date(Date.now() + DAY_MS).toISOString();
    const added = await post(path, admin, { validFrom, scale, reason: '새 약관' });
    expect(added.body.items.map(({ status }: { status: string }) => status)).toEqual(['coming', 'current']);
    const { scaleId } = added.body.items[0];
    const bad = [
      { validFrom: new Date(0).toISOString(), scale },
      { validFrom, scale: { ...scale, steps: [{ days: 3, percent: 10 }] } },
    ];
    for (const body of bad) {
      const refused = await post(path, admin, { ...body, reason: '실수' });
      expect([refused.status, refused.body.code]).toEqual([422, 'tickets.invalid-scale']);
    }
    const back = await post(`${path}/${scaleId}/withdrawals`, admin, { reason: '취소' });
    expect(back.body.items).toHaveLength(1);
    const again = await post(`${path}/${scaleId}/withdrawals`, admin, { reason: '취소' });
    expect([again.status, again.body.code]).toEqual([404, 'tickets.scale-not-found']);
    const now = await post(path, admin, { scale, reason: '지금부터' });
    const current = now.body.items[0];
    expect(current.status).toBe('current');
    const late = await post(`${path}/${current.scaleId}/withdrawals`, admin, { reason: '취소' });
    expect(late.body.code).toBe('tickets.scale-in-force');
  });

  test('the books agree', async () => {
    const { checks } = await site.pay.reconcile();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['places-equal-rows', 'tickets-equal-reservations', 'tickets-money-adds-up']),
    );
  });
}

describe('reservations over HTTP on SQLite', () => reservations(async () => ({})));
describeWith('MariaDB', 'reservations over HTTP', () =>
  reservations(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
