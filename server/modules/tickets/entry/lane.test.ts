import { beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { type Asked, NOON, openStage, type Stage } from '../../../../test/support/stage.ts';
import type { Look } from './input.ts';

const MINUTE_MS = 60_000;
const DOORS = NOON + 30 * 86_400_000;

interface Sold {
  readonly id: string;
  readonly seat: number;
}

eachDatabase('the door', (open) => {
  let stage: Stage & { readonly url: string };
  beforeAll(async () => {
    const database = await open();
    stage = { ...openStage(database, { clock: { now: NOON } }), url: database.url };
  });

  type Door = Stage & { readonly roundId: string };
  /** A round with two tickets of Minji's, an hour before it begins. */
  async function doorWith(): Promise<Door & { sold: readonly [Sold, Sold] }> {
    const { clock } = stage;
    clock.now = NOON;
    const { roundId } = await stage.open();
    const choice = { kind: 'seats', seats: [4, 5] } as const;
    const words = { note: '', reason: '현장 판매', expectedTotal: null };
    const sale = { kind: 'sell-at-door', roundId, choice, memberId: 'minji', ...words } as const;
    expect((await stage.ask('operator', sale)).code).toBe('ok');
    const rows = await stage.database.reader
      .selectFrom('tickets_tickets')
      .select(['id', 'seat_no as seat'])
      .where('round_id', '=', roundId)
      .orderBy('seat_no')
      .execute();
    clock.now = DOORS;
    return { ...stage, roundId, sold: rows as unknown as readonly [Sold, Sold] };
  }

  let scans = 0;
  const look = (ticket: Sold | null, more: Partial<Look> = {}): Look => {
    scans += 1;
    const named = { ticketId: ticket?.id ?? null, seat: ticket?.seat ?? null, serial: ticket ? 1 : null };
    const scanId = `scan-${String(scans).padStart(8, '0')}`;
    return { scanId, ...named, fault: null, letIn: false, scannedAt: DOORS, ...more };
  };
  const scan = ({ ask, roundId }: Door, device: string, ...looks: Look[]): Promise<Asked> =>
    ask('operator', { kind: 'check-in', roundId, looks, device });
  const outcomes = ({ result }: Asked): string[] =>
    result.results.map(({ outcome }: { outcome: string }) => outcome);
  const stored = ({ database, roundId }: Door) =>
    database.reader
      .selectFrom('tickets_scans')
      .selectAll()
      .where('round_id', '=', roundId)
      .orderBy('id')
      .execute();
  const ticketOf = ({ database }: Stage, { id }: Sold) =>
    database.reader
      .selectFrom('tickets_tickets')
      .select(['status', 'used_at', 'used_by'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const eventsNamed = async ({ database, roundId }: Door, name: string) => {
    const rows = await database.reader.selectFrom('batches').select('events').orderBy('id').execute();
    return rows
      .flatMap(({ events }) => JSON.parse(events) as { name: string; key: string; data: object }[])
      .filter((event) => event.name === name && event.key === roundId);
  };

  test('a ticket lets one in once, and says when and where it did', async () => {
    const door = await doorWith();
    const [ticket, other] = door.sold;
    expect(outcomes(await scan(door, 'north', look(ticket)))).toEqual(['admitted']);
    door.clock.now = DOORS + MINUTE_MS;
    const again = await scan(door, 'south', look(ticket), look(other), look(other));
    expect(outcomes(again)).toEqual(['already-used', 'admitted', 'already-used']);
    expect(again.result.results[0]).toMatchObject({ usedAt: DOORS, usedBy: 'north' });
    expect(await ticketOf(door, ticket)).toEqual({ status: 'used', used_at: DOORS, used_by: 'north' });
    expect((await stored(door)).map(({ outcome }) => outcome)).toEqual([
      'admitted',
      'already-used',
      'admitted',
      'already-used',
    ]);
    const entered = await eventsNamed(door, 'tickets.checked-in');
    expect(entered.map(({ data }) => (data as { tickets: unknown }).tickets)).toEqual([
      [{ ticketId: ticket.id, accountId: 'minji' }],
      [{ ticketId: other.id, accountId: 'minji' }],
    ]);
    expect(await door.broken()).toEqual([]);
  });

  test('a scan that is sent again counts once and is answered as before', async () => {
    const door = await doorWith();
    const one = look(door.sold[0]);
    expect(outcomes(await scan(door, 'north', one))).toEqual(['admitted']);
    expect(outcomes(await scan(door, 'north', one, one))).toEqual(['admitted', 'admitted']);
    expect(await stored(door)).toHaveLength(1);
  });

  test('codes of before, of nobody and of elsewhere open nothing, and are kept', async () => {
    const door = await doorWith();
    const [ticket] = door.sold;
    const answer = await scan(
      door,
      'north',
      look(ticket, { serial: 2 }),
      look({ id: 'somebody-1', seat: ticket.seat }),
      look({ id: 'somebody-1', seat: 17 }),
      look(null, { fault: 'invalid' }),
      look(null, { fault: 'wrong-round' }),
      // An operator who finds it in the list needs no code.
      look(ticket, { serial: null }),
    );
    expect(outcomes(answer)).toEqual([
      ...['outdated', 'outdated', 'outdated', 'invalid', 'wrong-round'],
      'admitted',
    ]);
    expect(await stored(door)).toHaveLength(6);
  });

  test('a ticket that was handed on is its new holder’s alone, and one that was cancelled nobody’s', async () => {
    const door = await doorWith();
    const [ticket, other] = door.sold;
    const { reservation_id: reservationId } = await door.database.reader
      .selectFrom('tickets_tickets')
      .select('reservation_id')
      .where('id', '=', ticket.id)
      .executeTakeFirstOrThrow();
    door.clock.now = NOON;
    const { roundId } = door;
    const named = { roundId, reservationId };
    const handedOn = await door.ask('minji', { kind: 'hand-on', ...named, lines: [1], toId: 'jun' });
    expect(handedOn.code).toBe('ok');
    const cancelled = await door.ask('operator', {
      ...{ kind: 'cancel-for', ...named, lines: [2], withFee: false, reason: '요청' },
    });
    expect(cancelled.code).toBe('ok');
    door.clock.now = DOORS;
    const answer = await scan(door, 'north', look(ticket), look(other), look(ticket, { serial: 2 }));
    expect(outcomes(answer)).toEqual(['outdated', 'outdated', 'admitted']);
    const [entered] = await eventsNamed(door, 'tickets.checked-in');
    expect(entered?.data).toMatchObject({ tickets: [{ accountId: 'jun' }] });
  });

  test('two devices without a network let two in with one ticket: the earlier entry counts, the other is told', async () => {
    const door = await doorWith();
    const [ticket] = door.sold;
    const later = look(ticket, { letIn: true, scannedAt: DOORS + 5 * MINUTE_MS });
    const earlier = look(ticket, { letIn: true, scannedAt: DOORS + 2 * MINUTE_MS });
    door.clock.now = DOORS + 10 * MINUTE_MS;
    // The later one has its network back first.
    expect(outcomes(await scan(door, 'south', later))).toEqual(['admitted']);
    const answer = await scan(door, 'north', earlier);
    expect(outcomes(answer)).toEqual(['admitted']);
    expect(await ticketOf(door, ticket)).toEqual({
      status: 'used',
      used_at: DOORS + 2 * MINUTE_MS,
      used_by: 'north',
    });
    expect(outcomes(await scan(door, 'south', later))).toEqual(['double-entry']);
    const third = look(ticket, { letIn: true, scannedAt: DOORS + 3 * MINUTE_MS });
    expect(outcomes(await scan(door, 'west', third))).toEqual(['double-entry']);
    const reported = await eventsNamed(door, 'tickets.double-entry');
    expect(reported.map(({ data }) => data)).toMatchObject([
      { ticketId: ticket.id, device: 'north' },
      { ticketId: ticket.id, device: 'west' },
    ]);
    // One that was refused by its device is no entry.
    expect(outcomes(await scan(door, 'west', look(ticket)))).toEqual(['already-used']);
  });

  test('a device that let somebody in before the answer came says so later, and it is told as one too many', async () => {
    const door = await doorWith();
    const [ticket, other] = door.sold;
    await scan(door, 'north', look(ticket));
    const [slow, good] = [look(ticket), look(other)];
    expect(outcomes(await scan(door, 'south', slow, good))).toEqual(['already-used', 'admitted']);
    const sent = [slow, good].map((one) => ({ ...one, letIn: true }));
    for (let times = 0; times < 2; times += 1) {
      expect(outcomes(await scan(door, 'south', ...sent))).toEqual(['double-entry', 'admitted']);
    }
    expect((await stored(door)).map(({ outcome, let_in }) => [outcome, let_in])).toEqual([
      ['admitted', 0],
      ['double-entry', 1],
      ['admitted', 1],
    ]);
    const reported = await eventsNamed(door, 'tickets.double-entry');
    expect(reported.map(({ data }) => data)).toMatchObject([{ ticketId: ticket.id, device: 'south' }]);
  });

  test('a clock that is ahead does not make others late', async () => {
    const door = await doorWith();
    const [ticket] = door.sold;
    await scan(door, 'ahead', look(ticket, { letIn: true, scannedAt: DOORS + 900 * MINUTE_MS }));
    expect(await ticketOf(door, ticket)).toMatchObject({ used_at: DOORS });
  });

  test('an entry is taken back with a reason, in the log of operators', async () => {
    const door = await doorWith();
    const [ticket, other] = door.sold;
    const first = look(ticket);
    await scan(door, 'north', first);
    const undo = (one: Sold, seat = one.seat) =>
      door.ask('operator', {
        ...{ kind: 'undo-check-in', roundId: door.roundId, ticketId: one.id, seat, reason: '잘못 찍음' },
      });
    expect((await undo(other)).code).toBe('tickets.not-used');
    expect((await undo(ticket, 17)).code).toBe('tickets.ticket-not-found');
    expect((await undo(ticket)).code).toBe('ok');
    expect(await ticketOf(door, ticket)).toEqual({ status: 'issued', used_at: null, used_by: null });
    expect(outcomes(await scan(door, 'north', first))).toEqual(['undone']);
    expect(outcomes(await scan(door, 'north', look(ticket)))).toEqual(['admitted']);
    const notes = await door.database.reader
      .selectFrom('audit_log')
      .select(['action', 'subject', 'reason'])
      .where('subject', '=', ticket.id)
      .execute();
    expect(notes).toEqual([{ action: 'tickets.undo-check-in', subject: ticket.id, reason: '잘못 찍음' }]);
  });

  test('two instances at once let one in with one ticket', async () => {
    const door = await doorWith();
    const [ticket] = door.sold;
    const second = openStage(await open(stage.url), { processNo: 2, clock: door.clock });
    const answers = await Promise.all([
      scan(door, 'north', look(ticket)),
      scan({ ...second, roundId: door.roundId }, 'south', look(ticket)),
    ]);
    expect(answers.flatMap(outcomes).sort()).toEqual(['admitted', 'already-used']);
  });

  test('there is no door without a round', async () => {
    const door = await doorWith();
    const asked = await scan({ ...door, roundId: 'nowhere' }, 'north', look(door.sold[0]));
    expect(asked.code).toBe('tickets.round-not-found');
  });
});
