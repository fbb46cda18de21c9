import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { type OpenRound, openRound } from '../../../../test/support/stage.ts';
import { insertMany } from '../../../db/dialect.ts';
import { inSeoul } from '../../../lib/ical.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PATIENT = { timeout: 20_000 };

function moves(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
  });
  afterAll(() => site?.end());

  const call = (person: DemoPerson, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
    site.call(method, path, { token: site.tokenOf(person), ...(body !== undefined && { body }) });
  /** The day after tomorrow at this hour: the scale keeps 30 %, whatever the hour is. */
  const open = (): Promise<OpenRound> => {
    const at = Date.now();
    return openRound(site, { at, rows: [10], prices: { R: 10_000 }, round: { startsAt: at + 2 * DAY_MS } });
  };
  const hold = async (person: DemoPerson, round: OpenRound, seats: number[]): Promise<string> => {
    const held = await call(person, 'POST', `/tickets/rounds/${round.roundId}/holds`, {
      seatIds: seats.map(round.seatId),
    });
    return held.body.holdId;
  };
  const buy = async (person: DemoPerson, round: OpenRound, seats: number[]): Promise<string> => {
    const holdId = await hold(person, round, seats);
    const made = await call(person, 'POST', `/tickets/holds/${holdId}/reservations`, { payWith: 'wallet' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body.reservationId;
  };
  const startOf = async ({ roundId }: OpenRound) =>
    Date.parse((await call('admin', 'GET', `/admin/tickets/rounds/${roundId}`)).body.startsAt);
  /** Puts it so many hours later, as the operator's form does. */
  const move = async ({ roundId }: OpenRound, hours: number, reason?: string) => {
    const { body: now } = await call('admin', 'GET', `/admin/tickets/rounds/${roundId}`);
    const { hallId, saleFrom, saleUntil, prices, cast, perMemberLimit, sparesOrphans, version } = now;
    return call('admin', 'PUT', `/admin/tickets/rounds/${roundId}`, {
      ...{ hallId, saleFrom, saleUntil, prices, cast, perMemberLimit, sparesOrphans, version },
      ...{ holdMinutes: now.holdMs / 60_000, holdCapMinutes: now.holdCapMs / 60_000 },
      startsAt: new Date(Date.parse(now.startsAt) + hours * HOUR_MS).toISOString(),
      ...(reason !== undefined && { reason }),
    });
  };
  const look = async ({ roundId }: OpenRound) =>
    (await call('admin', 'GET', `/admin/tickets/rounds/${roundId}/moves`)).body;
  const tellAll = async (round: OpenRound) => {
    const works = site.tickets!.rounds!.find(({ name }) => name === 'tickets-moves')!;
    await expect
      .poll(async () => {
        // Two instances at once: each person is one's.
        await Promise.all([1, 2].map(() => works.run(new AbortController().signal)));
        return (await look(round)).items.every(({ doneAt }: { doneAt: string | null }) => doneAt !== null);
      }, PATIENT)
      .toBe(true);
  };
  const told = async ({ roundId }: OpenRound): Promise<{ accountId: string; freeUntil: number | null }[]> => {
    const rows = await site.database.reader.selectFrom('batches').select('events').orderBy('id').execute();
    return rows
      .flatMap((row) => JSON.parse(row.events) as { name: string; key: string; data: never }[])
      .filter(({ name, key }) => name === 'tickets.round-moved' && key === roundId)
      .map(({ data }) => data);
  };

  test('a move is explained, everybody who holds something is told once, and may cancel for nothing', async () => {
    const round = await open();
    const from = await startOf(round);
    const reservationId = await buy('minji', round, [0, 1]);
    await call('minji', 'POST', `/tickets/reservations/${reservationId}/transfers`, {
      ...{ lines: [2], to: 'jun@madang.example' },
    });
    const held = await hold('soyeon', round, [4]);
    const people = { members: 2, guests: 0, tickets: 2, unpaid: 0, holding: 1, waiting: 0 };
    expect(await look(round)).toEqual({ people, items: [] });
    const silent = await move(round, -1);
    expect(silent.body).toMatchObject({
      code: 'tickets.invalid-round',
      ...{ reason: 'unexplained', sold: 2, held: 1 },
    });
    const preview = () => call('minji', 'GET', `/tickets/reservations/${reservationId}/cancellation`);
    expect((await preview()).body).toMatchObject({ percent: 30, freeUntil: null });
    const moved = await move(round, -1, '배우의 다른 일정');
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    await tellAll(round);
    const to = new Date(from - HOUR_MS).toISOString();
    expect((await told(round)).map(({ accountId }) => accountId).sort()).toEqual(
      [site.idOf('minji'), site.idOf('jun')].sort(),
    );
    expect((await look(round)).items).toMatchObject([
      { from: new Date(from).toISOString(), to, reason: '배우의 다른 일정', told: 2 },
    ]);
    for (const person of ['minji', 'jun'] as const) {
      await expect
        .poll(async () => {
          const { body } = await call(person, 'GET', '/me/notifications');
          return body.items.filter(({ kind }: { kind: string }) => kind === 'tickets.round-moved').length;
        }, PATIENT)
        .toBe(1);
    }
    const show = { startsAt: to, movedFrom: new Date(from).toISOString() };
    const own = (await call('minji', 'GET', `/tickets/reservations/${reservationId}`)).body;
    expect(own).toMatchObject({ show, freeUntil: to });
    const calendar = await site.app.inject({
      url: `/api/v1/tickets/reservations/${reservationId}/calendar.ics`,
      headers: { authorization: `Bearer ${site.tokenOf('minji')}` },
    });
    expect(calendar.payload).toContain(`DTSTART;TZID=Asia/Seoul:${inSeoul(from - HOUR_MS)}`);
    const [theirs] = (await call('jun', 'GET', '/tickets/mine')).body.items;
    expect(theirs).toMatchObject({ show, isBuyer: false });
    // Whoever holds seats is shown the new time before they pay, and is not sold the old one.
    const quote = (await call('soyeon', 'GET', `/tickets/holds/${held}/quote`)).body;
    expect(quote.show).toMatchObject(show);
    const pay = (startsAt: string) =>
      call('soyeon', 'POST', `/tickets/holds/${held}/reservations`, {
        ...{ payWith: 'wallet', expectedStartsAt: startsAt },
      });
    expect((await pay(show.movedFrom)).body).toMatchObject({ code: 'tickets.time-changed', startsAt: to });
    const late = (await pay(to)).body.reservationId;
    const after = (await call('soyeon', 'GET', `/tickets/reservations/${late}/cancellation`)).body;
    expect(after).toMatchObject({ percent: 30, freeUntil: null, fee: 3_000 });
    expect((await preview()).body).toMatchObject({
      ...{ percent: 0, fee: 0, refund: 10_000, freeUntil: to, changesAt: null },
    });
    const back = await call('minji', 'POST', `/tickets/reservations/${reservationId}/cancellations`, {
      expectedRefund: 10_000,
    });
    expect(back.body).toMatchObject({ refunded: 10_000 });
    const note = await site.database.reader
      .selectFrom('audit_log')
      .select(['reason', 'details'])
      .where('subject', '=', round.roundId)
      .where('action', '=', 'tickets.edit-round')
      .executeTakeFirstOrThrow();
    expect(note.reason).toBe('배우의 다른 일정');
    expect(note.details).toContain('startedAt');
  });

  test('moved back, it says nothing any more, and is free all the same; nobody is told of what nobody has', async () => {
    const round = await open();
    expect((await move(round, -1)).status).toBe(200);
    expect((await look(round)).items).toEqual([]);
    const reservationId = await buy('jun', round, [0]);
    await move(round, -2, '무대 점검');
    await move(round, 2, '점검이 끝남');
    await tellAll(round);
    expect(await told(round)).toHaveLength(2);
    const own = (await call('jun', 'GET', `/tickets/reservations/${reservationId}`)).body;
    expect(own.show.movedFrom).toBeNull();
    expect(own.freeUntil).toBe(own.show.startsAt);
    const gone = await open();
    await buy('jun', gone, [0]);
    await move(gone, -1, '태풍');
    await call('admin', 'POST', `/admin/tickets/rounds/${gone.roundId}/cancellations`, { reason: '태풍' });
    await tellAll(gone);
    expect((await told(gone)).length).toBeLessThanOrEqual(1);
  });

  test('a full house is told page by page, each once, buyers without an account left out', async () => {
    const at = Date.now();
    const round = await openRound(site, { at, rows: Array(15).fill(30), prices: { R: 0 } });
    const { roundId } = round;
    const guests = await call('admin', 'POST', `/admin/tickets/rounds/${roundId}/sales`, {
      ...{ seatIds: [round.seatId(0)], reason: '현장' },
    });
    const { reservationId } = guests.body;
    const columns = [
      ...['round_id', 'seat_no', 'id', 'reservation_id', 'line_no', 'account_id', 'serial'],
      ...['status', 'issued_at'],
    ];
    const rows = Array.from({ length: 410 }, (_, i) => [
      ...[roundId, i + 1, `${reservationId}-${i + 2}`, reservationId, i + 2],
      // Some have two seats.
      ...[`HOLDER${String(i % 405).padStart(4, '0')}`, 1, 'issued', at],
    ]);
    await site.database.transact((tx) => insertMany(tx, 'tickets_tickets', columns, rows));
    expect((await look(round)).people).toMatchObject({ members: 405, guests: 1 });
    await move(round, 24, '대관 일정');
    await tellAll(round);
    const people = (await told(round)).map(({ accountId }) => accountId);
    expect([people.length, new Set(people).size]).toEqual([405, 405]);
    expect((await look(round)).items[0]).toMatchObject({ told: 405 });
  });
}

describe('rounds at another time on SQLite', () => moves(async () => ({})));

describeWith('MariaDB', 'rounds at another time', () =>
  moves(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
