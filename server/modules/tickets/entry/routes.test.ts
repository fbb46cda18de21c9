import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { type OpenRound, openRound } from '../../../../test/support/stage.ts';

const DAY_MS = 86_400_000;
let site: TestInstallation;
let round: OpenRound;
let other: OpenRound;
let reservationId: string;

beforeAll(async () => {
  site = await startInstallation({ MADANG_PUBLIC_URL: 'https://madang.example' });
  const at = Date.now();
  round = await openRound(site, { at });
  other = await openRound(site, { at, performanceId: round.performanceId });
  reservationId = await sell(round, [2, 3], 'minji');
});
afterAll(() => site?.end());

/** At the box office, without a word about money. */
async function sell({ roundId }: OpenRound, seats: number[], name: 'minji' | 'jun' | null): Promise<string> {
  const id = site.makeId();
  const choice = { kind: 'seats', seats } as const;
  const words = { note: '', reason: '초대', expectedTotal: null };
  const answer = await site.tickets!.lane.submit({
    ...{ id, key: id, at: Date.now(), accountId: site.idOf('admin'), name: 'tickets.sell', fingerprint: '' },
    input: { kind: 'sell-at-door', roundId, choice, memberId: name && site.idOf(name), ...words },
  });
  if (!answer.answered || !answer.decision.accepted) throw new Error(JSON.stringify(answer));
  return String(answer.decision.result.reservationId);
}

const get = (path: string, name: 'minji' | 'jun' | 'admin' = 'minji') =>
  site.call('GET', path, { token: site.tokenOf(name) });
const door = (path: string, body: unknown, { roundId } = round) =>
  site.call('POST', `/admin/tickets/rounds/${roundId}/door/${path}`, { token: site.tokenOf('admin'), body });
let scans = 0;
const scanOf = (what: object) => {
  scans += 1;
  const scanId = `scan-${String(scans).padStart(6, '0')}`;
  return { scanId, scannedAt: new Date().toISOString(), ...what };
};
const scan = async (what: object, at = round) => {
  const { status, body } = await door('scans', { device: '북문', scans: [scanOf(what)] }, at);
  expect(status).toBe(200);
  return body.results[0];
};

test('whoever holds tickets sees them, with the show and the seat; nobody else does', async () => {
  const { status, body } = await get('/tickets/mine');
  expect(status).toBe(200);
  expect(body.items).toHaveLength(2);
  expect(body.items[0]).toMatchObject({
    ...{ ticketId: `${reservationId}-1`, reservationId, lineNo: 1, status: 'issued', isBuyer: true },
    seat: {
      seatId: round.seatId(2),
      section: { ko: '1층' },
      row: '1',
      number: '3',
      gradeName: { ko: 'R석' },
    },
    show: { roundId: round.roundId, title: { ko: '봄의 제전' }, hall: { ko: '대극장' }, poster: null },
  });
  expect((await get('/tickets/mine', 'jun')).body.items).toEqual([]);
  expect((await get('/tickets/mine?when=past')).body.items).toEqual([]);
  const first = await get('/tickets/mine?limit=1');
  const second = await get(`/tickets/mine?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ ticketId: `${reservationId}-2` }], nextCursor: null });
  expect((await get('/tickets/mine?cursor=nonsense')).body.code).toBe('request.invalid-cursor');
});

test('a ticket has a code of its own; another member’s is answered like one that does not exist', async () => {
  const one = await get(`/tickets/mine/${reservationId}-1`);
  expect(one).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  expect(one.body).toMatchObject({
    siblings: [`${reservationId}-1`, `${reservationId}-2`],
    can: { handOn: true },
    code: expect.stringMatching(/^MT1\.[0-9A-Z.-]{100,}$/),
    typed: expect.stringMatching(/^[0-9A-Z]{10}$/),
  });
  const foreign = await get(`/tickets/mine/${reservationId}-1`, 'jun');
  const absent = await get('/tickets/mine/nothing-1', 'jun');
  for (const { status, body } of [foreign, absent]) {
    expect([status, body.code]).toEqual([404, 'tickets.ticket-not-found']);
  }
  for (const path of [
    ...[`/tickets/mine/${reservationId}-1/ticket.pdf`, `/tickets/mine/${reservationId}-1/calendar.ics`],
    ...[
      `/tickets/reservations/${reservationId}/tickets.pdf`,
      `/tickets/reservations/${reservationId}/calendar.ics`,
    ],
  ]) {
    expect([path, (await get(path, 'jun')).status]).toEqual([path, 404]);
  }
});

test('tickets are printed with Korean letters in them, and stand in calendars', async () => {
  const token = site.tokenOf('minji');
  const file = (path: string) =>
    site.app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } });
  for (const path of [
    `/tickets/mine/${reservationId}-1/ticket.pdf`,
    `/tickets/reservations/${reservationId}/tickets.pdf?lang=en`,
  ]) {
    const pdf = await file(path);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const text = pdf.rawPayload.toString('latin1');
    expect(text).toMatch(/NotoSansKR/);
    expect(pdf.rawPayload.length).toBeLessThan(100_000);
  }
  const { headers, payload } = await file(`/tickets/reservations/${reservationId}/calendar.ics`);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  const lines = payload.replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('SUMMARY:봄의 제전');
  expect(lines).toContain('DESCRIPTION:R석 1층 1열 3번\\nR석 1층 1열 4번');
  expect(lines).toContain('URL:https://madang.example/tickets/mine');
  const same = await file(`/tickets/mine/${reservationId}-2/calendar.ics`);
  const uidOf = (text: string) => /UID:.*/.exec(text)?.[0];
  expect(uidOf(same.payload)).toBe(uidOf(payload));
});

test('the box office prints tickets of guests, and nobody else’s', async () => {
  const guests = await sell(other, [6, 7], null);
  const paper = (id: string, name: 'minji' | 'admin') =>
    site.app.inject({
      url: `/api/v1/admin/tickets/reservations/${id}/tickets.pdf`,
      headers: { authorization: `Bearer ${site.tokenOf(name)}` },
    });
  const pdf = await paper(guests, 'admin');
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await paper(guests, 'minji')).statusCode).toBe(403);
  expect((await paper(reservationId, 'admin')).statusCode).toBe(404);
});

test('the door reads codes, letters and names of tickets, and says what is wrong with others', async () => {
  const { code, typed } = (await get(`/tickets/mine/${reservationId}-1`)).body;
  expect(
    await scan({ code: code.replace(/.$/, (last: string) => (last === '0' ? '1' : '0')) }),
  ).toMatchObject({
    ...{ outcome: 'invalid', code: 'tickets.code-invalid', ticketId: null, seat: null },
  });
  expect(await scan({ code }, other)).toMatchObject({
    ...{ outcome: 'wrong-round', code: 'tickets.wrong-round' },
    elsewhere: { roundId: round.roundId, title: { ko: '봄의 제전' } },
  });
  expect(await scan({ code: ` ${typed.slice(0, 5).toLowerCase()} ${typed.slice(5)}` })).toMatchObject({
    ...{ outcome: 'admitted', code: null, ticketId: `${reservationId}-1`, holder: '김민지' },
    seat: { number: '3', gradeName: { ko: 'R석' } },
    entry: { device: '북문' },
  });
  expect(await scan({ code })).toMatchObject({
    ...{ outcome: 'already-used', code: 'tickets.already-used', entry: { device: '북문' } },
  });
  expect(await scan({ ticketId: `${reservationId}-2` })).toMatchObject({ outcome: 'admitted' });
  expect(await scan({ ticketId: 'nothing-1' })).toMatchObject({ outcome: 'invalid' });
  expect((await get(`/tickets/mine/${reservationId}-1`)).body).toMatchObject({
    ...{ status: 'used', usedAt: expect.any(String), can: { handOn: false } },
  });
  const { body } = await get(`/admin/tickets/rounds/${round.roundId}/door`, 'admin');
  expect(body.counts).toEqual({ issued: 2, entered: 2, doubles: 0, wrongly: 0, refused: 3 });
  expect(body.scans.map(({ outcome }: { outcome: string }) => outcome).sort()).toEqual([
    ...['admitted', 'admitted', 'already-used', 'invalid', 'invalid'],
  ]);
});

test('an entry is undone with a reason', async () => {
  const ticketId = `${reservationId}-2`;
  const reason = '다른 분이었습니다';
  expect((await door('undo', { ticketId, reason: '' })).status).toBe(400);
  expect((await door('undo', { ticketId, reason }, other)).body.code).toBe('tickets.ticket-not-found');
  expect((await door('undo', { ticketId, reason })).body).toMatchObject({ ticketId, seat: 3 });
  expect((await door('undo', { ticketId, reason })).body.code).toBe('tickets.not-used');
  expect(await scan({ ticketId })).toMatchObject({ outcome: 'admitted' });
});

test('a device takes a list along: tickets, letters to type, and the key that codes are checked with', async () => {
  const { body } = await get(`/admin/tickets/rounds/${round.roundId}/door/list`, 'admin');
  const { typed } = (await get(`/tickets/mine/${reservationId}-1`)).body;
  expect(body).toMatchObject({
    ...{ roundId: round.roundId, nextAfter: null, sections: [{ ko: '1층' }] },
    grades: [{ key: 'R', name: { ko: 'R석' } }],
  });
  expect(body.tickets[0]).toMatchObject({
    ...{ ticketId: `${reservationId}-1`, seat: 2, serial: 1, typed, section: 0, row: '1', number: '3' },
    ...{ grade: 0, holder: '김민지', usedBy: '북문' },
  });
  const after = await get(`/admin/tickets/rounds/${round.roundId}/door/list?after=2`, 'admin');
  expect(after.body.tickets).toHaveLength(1);
});

test('what does not hold together is refused as a whole', async () => {
  const bodies = [
    {},
    { device: '북문', scans: [] },
    { device: '북문', scans: [scanOf({})] },
    { device: '북문', scans: [scanOf({ code: 'x', ticketId: 'y' })] },
    { device: '북문', scans: [scanOf({ code: 'x'.repeat(201) })] },
    { device: '북문', scans: [{ ...scanOf({ code: 'x' }), scanId: '..' }] },
    { device: '북문', scans: [{ ...scanOf({ code: 'x' }), scannedAt: 'yesterday' }] },
    { device: '', scans: [scanOf({ code: 'x' })] },
    { device: '북문', scans: Array.from({ length: 101 }, () => scanOf({ code: 'x' })) },
  ];
  for (const body of bodies) expect([body, (await door('scans', body)).status]).toEqual([body, 400]);
  const nowhere = await door(
    'scans',
    { device: '북문', scans: [scanOf({ code: 'x' })] },
    { ...round, roundId: 'no' },
  );
  expect([nowhere.status, nowhere.body.code]).toEqual([404, 'tickets.round-not-found']);
  const path = `/admin/tickets/rounds/${round.roundId}/door`;
  expect((await get(path)).status).toBe(403);
});

test('the same sync twice is the same answer', async () => {
  const late = await openRound(site, { at: Date.now(), round: { startsAt: Date.now() + DAY_MS } });
  const id = await sell(late, [0], 'jun');
  const body = { device: '남문', scans: [scanOf({ ticketId: `${id}-1`, letIn: true })] };
  const send = (key: string) =>
    site.call('POST', `/admin/tickets/rounds/${late.roundId}/door/scans`, {
      ...{ token: site.tokenOf('admin'), body, headers: { 'idempotency-key': key } },
    });
  const first = await send('one');
  const replay = await send('one');
  expect(replay.headers['idempotency-replayed']).toBe('true');
  expect(replay.body).toEqual(first.body);
  expect((await send('two')).body).toEqual(first.body);
});
