import { beforeEach, describe, expect, test } from 'vitest';
import { ApiError, networkError } from '../../../api/error.ts';
import type { DoorList, DoorTicket, ScanAnswer, ScanBody } from '../../../api/tickets-entry.ts';
import { createDoor, type Door, type DoorPorts } from './door.ts';
import type { Kept, Pending } from './door-store.ts';
import { createSigning } from './testing/signing.ts';

const codes = await createSigning();
const ROUND = '01K9ZQ3T5R7WXB00';
const said = (seat: number) => ({ ticketId: `01K9ZQ3T5R7WXA00-${seat}`, roundId: ROUND, seat, serial: 1 });
const listed = (seat: number): DoorTicket => ({
  ...{ ticketId: said(seat).ticketId, seat, serial: 1, typed: codes.typed(said(seat)), section: 0, row: '1' },
  ...{ number: String(seat + 1), grade: 0, holder: '김민지', usedAt: null, usedBy: null },
});
const listOf = (...tickets: DoorTicket[]): DoorList => ({
  ...{
    roundId: ROUND,
    publicKey: codes.publicKey,
    madeAt: '2026-11-21T09:00:00.000Z',
    tickets,
    nextAfter: null,
  },
  ...{ sections: [{ ko: '1층', en: 'Stalls' }], grades: [{ key: 'R', name: { ko: 'R석', en: 'R' } }] },
});

/** What a device keeps, without a device: it outlives the page. */
function memory() {
  let round: Kept | undefined;
  const pending = new Map<string, Pending>();
  const store: DoorPorts['store'] = {
    read: async () => round,
    pending: async () => [...pending.values()],
    keep: async (kept) => {
      round = structuredClone(kept);
      return undefined;
    },
    note: async (kept, one) => {
      round = structuredClone(kept);
      pending.set(one.scan.scanId, one);
      return undefined;
    },
    settle: async (scanIds) => {
      for (const scanId of scanIds) pending.delete(scanId);
      return undefined;
    },
  };
  return { store, pending };
}

describe('a door', () => {
  let isOnline: boolean;
  let refusal: ApiError | null;
  const problem = (status: number, code: string) => new ApiError({ status, code, title: code });
  let sent: ScanBody[];
  let answers: (scan: ScanBody) => Partial<ScanAnswer>;
  let list: DoorList;
  let device: ReturnType<typeof memory>;
  let door: Door;
  let ids = 0;

  const ports = (): DoorPorts => ({
    send: async ({ scans }) => {
      if (!isOnline) throw networkError();
      if (refusal) throw refusal;
      sent.push(...scans);
      return scans.map((scan) => ({
        ...{ scanId: scan.scanId, outcome: 'admitted', code: null, ticketId: said(3).ticketId },
        ...{ seat: null, holder: null, entry: { at: scan.scannedAt, device: '북문' }, elsewhere: null },
        ...answers(scan),
      }));
    },
    readList: async () => list,
    store: device.store,
    isOnline: () => isOnline,
    nowMs: () => Date.UTC(2026, 10, 21, 10),
    makeId: () => {
      ids += 1;
      return `scan-${ids}`;
    },
    patience: () => new Promise(() => undefined),
  });
  const openDoor = async (): Promise<Door> => {
    const made = createDoor(ROUND, '북문', ports());
    await made.open();
    return made;
  };
  const scan = async (seat: number) => {
    await door.look({ code: await codes.sign(said(seat)) });
    return door.get().answer?.outcome;
  };

  beforeEach(async () => {
    isOnline = true;
    refusal = null;
    sent = [];
    answers = () => ({});
    list = listOf(listed(3), listed(4));
    device = memory();
    door = await openDoor();
    await door.refresh();
  });

  test('asks the server while it can, and knows afterwards who is in', async () => {
    expect(await scan(3)).toBe('admitted');
    expect(door.get().answer).toMatchObject({ isOwn: false });
    expect(sent).toHaveLength(1);
    isOnline = false;
    expect(await scan(3)).toBe('already-used');
    expect(door.get()).toMatchObject({ entered: 1, waiting: 1 });
  });

  test('lets people in without a network, each once, also after the page was opened anew', async () => {
    isOnline = false;
    expect(await scan(3)).toBe('admitted');
    expect(door.get().answer).toMatchObject({
      isOwn: true,
      holder: '김민지',
      seat: { row: '1', number: '4' },
    });
    expect(await scan(3)).toBe('already-used');
    door = await openDoor();
    expect(door.get()).toMatchObject({ waiting: 2, entered: 1 });
    expect(await scan(3)).toBe('already-used');
    expect(await scan(4)).toBe('admitted');
  });

  test('two scans at once of one ticket let one in', async () => {
    isOnline = false;
    const outcomes: unknown[] = [];
    door.subscribe(() => {
      const { answer } = door.get();
      if (answer && !outcomes.includes(answer)) outcomes.push(answer);
    });
    await Promise.all([scan(3), scan(3)]);
    expect(outcomes).toMatchObject([{ outcome: 'admitted' }, { outcome: 'already-used' }]);
  });

  test('tells the server what it decided when the network is back, and learns what was wrong', async () => {
    isOnline = false;
    await scan(3);
    await scan(3);
    await scan(4);
    isOnline = true;
    const wrong = await codes.sign(said(4));
    answers = (one) => ('code' in one && one.code === wrong ? { outcome: 'double-entry' } : {});
    await door.sync();
    expect(sent.map(({ letIn }) => letIn)).toEqual([true, false, true]);
    expect(door.get()).toMatchObject({ waiting: 0, troubles: [{ outcome: 'double-entry' }] });
    expect(device.pending.size).toBe(0);
  });

  test('what was lost on the way is decided here, under the same number', async () => {
    const lost = ports().send;
    let isLost = true;
    door = createDoor(ROUND, '북문', {
      ...ports(),
      send: async (body, key) => {
        const told = await lost(body, key);
        if (isLost) throw networkError();
        return told;
      },
    });
    await door.open();
    expect(await scan(3)).toBe('admitted');
    isLost = false;
    await door.sync();
    expect(sent.map(({ scanId }) => scanId)).toEqual([sent[0]!.scanId, sent[0]!.scanId]);
  });

  test('while a ticket is looked at, and when it could not be, the answer to the one before it is gone', async () => {
    expect(await scan(3)).toBe('admitted');
    const shown: unknown[] = [];
    door.subscribe(() => shown.push(door.get().answer));
    refusal = problem(403, 'auth.forbidden');
    await expect(scan(4)).rejects.toThrow('auth.forbidden');
    expect(door.get()).toMatchObject({ answer: null, isLooking: false });
    expect(shown.every((answer) => answer === null)).toBe(true);
  });

  test('a code that is no ticket’s, however long, is refused and keeps nobody else’s from the server', async () => {
    const long = 'https://example.com/'.padEnd(600, 'x');
    await door.look({ code: long });
    isOnline = false;
    await door.look({ code: long });
    expect(door.get().answer?.outcome).toBe('invalid');
    await scan(3);
    // As a device may have kept it before it knew better.
    const [first] = device.pending.values();
    device.pending.set('old', { ...first!, scan: { ...first!.scan, scanId: 'old', code: long } as ScanBody });
    isOnline = true;
    await door.sync();
    expect(sent).toHaveLength(4);
    for (const one of sent) expect('code' in one && one.code.length).toBeLessThanOrEqual(200);
    expect(door.get().waiting).toBe(0);
  });

  test('a fresh list forgets entries that were taken back, and none that the server has not heard of', async () => {
    await scan(3);
    isOnline = false;
    answers = () => ({ ticketId: said(4).ticketId });
    await scan(4);
    expect(door.get().entered).toBe(2);
    await door.refresh();
    expect(door.entryOf(said(3).ticketId)).toBeUndefined();
    expect(door.entryOf(said(4).ticketId)).toBeDefined();
  });

  test('what the server has said stays on the device, also before the next list', async () => {
    await scan(3);
    isOnline = false;
    door = await openDoor();
    expect(await scan(3)).toBe('already-used');
  });

  test('says what the server does not take, keeps it for another try, and gives it up when told to', async () => {
    isOnline = false;
    await scan(3);
    isOnline = true;
    refusal = problem(403, 'auth.forbidden');
    await expect(door.sync()).rejects.toThrow();
    expect(door.get()).toMatchObject({ waiting: 1, refusal: { status: 403 } });
    refusal = null;
    await door.sync();
    expect(door.get()).toMatchObject({ waiting: 0, refusal: null });

    isOnline = false;
    await scan(4);
    isOnline = true;
    refusal = problem(404, 'tickets.round-not-found');
    await expect(door.sync()).rejects.toThrow();
    await door.discard();
    expect(door.get()).toMatchObject({ waiting: 0, refusal: null });
    expect(device.pending.size).toBe(0);
    isOnline = false;
    expect(await scan(4)).toBe('already-used');
  });

  test('a server that is busy has refused nothing', async () => {
    isOnline = false;
    await scan(3);
    isOnline = true;
    refusal = problem(429, 'request.too-many');
    await expect(door.sync()).rejects.toThrow();
    expect(door.get()).toMatchObject({ waiting: 1, refusal: null });
  });
});
