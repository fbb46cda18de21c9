import { type ApiError, isApiError } from '../../../api/error.ts';
import type { DoorList, Outcome, ScanAnswer, ScanBody } from '../../../api/tickets-entry.ts';
import type { doorStore, Pending } from './door-store.ts';
import { type Entry, judge, type Looked, type Verdict } from './judge.ts';
import { readKey } from './ticket-code.ts';

type SeatName = Pick<NonNullable<ScanAnswer['seat']>, 'section' | 'row' | 'number' | 'gradeName'>;

/** What is shown of one look at a ticket. */
export type Answer = {
  scanId: string;
  outcome: Outcome | 'unknown';
  ticketId: string | null;
  seat: SeatName | null;
  holder: string | null;
  entry: Entry | null;
  elsewhere: ScanAnswer['elsewhere'];
  /** The device has decided by itself. */
  isOwn: boolean;
  /** Let in without a place on the list: its signature is good. */
  isUnlisted: boolean;
};
/** Somebody whom the device had let in by itself, and the server would not have. */
export type Trouble = { scanId: string; outcome: Outcome; seat: SeatName | null; scannedAt: string };

export type DoorState = {
  /** What the device keeps has been read. */
  isReady: boolean;
  list: DoorList | null;
  /** Scans that the server has not heard of. */
  waiting: number;
  entered: number;
  isLooking: boolean;
  answer: Answer | null;
  troubles: readonly Trouble[];
  /** Why the server takes none of what waits; null where it has not said so. */
  refusal: ApiError | null;
};

/** What a door stands on; tests bring their own. */
export type DoorPorts = {
  send: (body: { device: string; scans: ScanBody[] }, key: string) => Promise<ScanAnswer[]>;
  readList: () => Promise<DoorList>;
  store: Pick<typeof doorStore, 'read' | 'pending' | 'keep' | 'note' | 'settle'>;
  isOnline: () => boolean;
  nowMs: () => number;
  makeId: () => string;
  /** Resolves when nobody waits for the server's answer any longer. */
  patience: () => Promise<void>;
};

const AT_ONCE = 100;
/** Longer than any ticket's code, and no longer than what the server reads: people hold all kinds of codes into a camera. */
const MOST_CODE = 200;
const MOST_TROUBLES = 50;

export type Door = ReturnType<typeof createDoor>;

/** A door: asks the server about each ticket, and decides by itself where there is no network. */
export function createDoor(roundId: string, device: string, ports: DoorPorts) {
  const { store } = ports;
  const listeners = new Set<() => void>();
  const entries = new Map<string, Entry>();
  let key: CryptoKey | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let syncing: Promise<void> | undefined;
  let isKeeping = false;
  let isStale = false;
  let state: DoorState = {
    ...{ isReady: false, list: null, waiting: 0, entered: 0 },
    ...{ isLooking: false, answer: null, troubles: [], refusal: null },
  };

  const set = (change: Partial<DoorState>): void => {
    state = { ...state, ...change, entered: entries.size };
    for (const listener of listeners) listener();
  };
  const kept = () => ({ roundId, list: state.list, entries: [...entries] });

  /** Writes what was learnt to the device, behind whoever waits: one write at a time, the last with all of it. */
  async function keepSoon(): Promise<void> {
    isStale = true;
    if (isKeeping) return;
    isKeeping = true;
    try {
      while (isStale) {
        isStale = false;
        await store.keep(kept());
      }
    } catch {
      // The server knows of these: the next list tells them again.
    } finally {
      isKeeping = false;
    }
  }

  async function learnList(list: DoorList): Promise<void> {
    key = await readKey(list.publicKey);
    for (const { ticketId, usedAt, usedBy } of list.tickets) {
      if (usedAt !== null) entries.set(ticketId, { at: usedAt, device: usedBy ?? '' });
    }
    set({ list });
  }

  /** Reads what the device keeps: the door can be used from here on, with or without a network. */
  async function open(): Promise<void> {
    const stored = await store.read(roundId).catch(() => undefined);
    for (const [ticketId, entry] of stored?.entries ?? []) entries.set(ticketId, entry);
    if (stored?.list) await learnList(stored.list);
    const pending = await store.pending(roundId).catch(() => []);
    set({ isReady: true, waiting: pending.length });
  }

  /** The list as the server has it now. Entries that it cannot know of stay. */
  async function refresh(): Promise<void> {
    const before = new Set(entries.keys());
    const list = await ports.readList();
    const own = new Set((await store.pending(roundId)).map(({ ticketId }) => ticketId));
    for (const { ticketId, usedAt } of list.tickets) {
      if (usedAt === null && before.has(ticketId) && !own.has(ticketId)) entries.delete(ticketId);
    }
    await learnList(list);
    await store.keep(kept());
  }

  /** Tells the server what was decided without it. @throws ApiError where it is out of reach */
  function sync(): Promise<void> {
    syncing ??= sendPending().finally(() => {
      syncing = undefined;
    });
    return syncing;
  }

  async function sendPending(): Promise<void> {
    for (;;) {
      const pending = await store.pending(roundId);
      set({ waiting: pending.length });
      const [first] = pending;
      if (first === undefined) return;
      const page = pending.filter((one) => one.device === first.device).slice(0, AT_ONCE);
      const scans = page.map(({ scan }) => readable(scan));
      const results = await sendPage({ device: first.device, scans });
      learn(results);
      const troubles = results.flatMap((result) => troubleOf(result, page) ?? []);
      await store.settle(scans.map(({ scanId }) => scanId));
      set({ troubles: [...troubles, ...state.troubles].slice(0, MOST_TROUBLES), refusal: null });
    }
  }

  async function sendPage(body: { device: string; scans: ScanBody[] }): Promise<ScanAnswer[]> {
    try {
      return await ports.send(body, ports.makeId());
    } catch (error) {
      if (isLasting(error)) set({ refusal: error });
      throw error;
    }
  }

  /** Throws away what the server does not take. Whoever was let in stays in, on this device. */
  async function discard(): Promise<void> {
    // Not what is on its way at this moment: its answer may be another one.
    await syncing?.catch(() => undefined);
    const pending = await store.pending(roundId);
    await store.settle(pending.map(({ scan }) => scan.scanId));
    set({ waiting: 0, refusal: null });
  }

  function learn(results: readonly ScanAnswer[]): void {
    for (const { ticketId, entry, outcome } of results) {
      if (ticketId === null || outcome === 'outdated') continue;
      if (entry === null) entries.delete(ticketId);
      else entries.set(ticketId, entry);
    }
    void keepSoon();
  }

  /** One look at a ticket, after those before it: none is judged by what another one is about to change. */
  function look(looked: Looked): Promise<void> {
    const mine = turn.then(async () => {
      // Nobody goes in by the answer that the one before them was given.
      set({ isLooking: true, answer: null });
      try {
        set({ answer: await lookNow(looked) });
      } finally {
        set({ isLooking: false });
      }
    });
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function lookNow(looked: Looked): Promise<Answer> {
    const scannedAt = new Date(ports.nowMs()).toISOString();
    const scan = readable({ scanId: ports.makeId(), scannedAt, ...looked });
    const told = ports.isOnline() ? await ask(scan) : null;
    if (told) return answerOf(told);
    const verdict = await judge(looked, { roundId, list: state.list, entries, key });
    if (verdict.outcome !== 'unknown') await note(scan, verdict);
    return ownAnswer(scan.scanId, verdict, state.list);
  }

  async function note(scan: ScanBody, { outcome, ticketId }: Verdict): Promise<void> {
    const letIn = outcome === 'admitted';
    if (letIn && ticketId !== null) entries.set(ticketId, { at: scan.scannedAt, device });
    // Nobody goes in before it is on the device that they did.
    await store.note(kept(), { roundId, device, scan: { ...scan, letIn }, ticketId });
    set({ waiting: state.waiting + 1 });
  }

  /** @returns null when the server is out of reach; a refusal of the whole request is thrown */
  async function ask(scan: ScanBody): Promise<ScanAnswer | null> {
    try {
      const sent = ports.send({ device, scans: [scan] }, scan.scanId);
      const results = await Promise.race([sent, ports.patience()]);
      // What comes after all is not lost: the same scan is sent again with what was decided here.
      if (!results) sent.catch(() => undefined);
      const [result] = results ?? [];
      if (!result) return null;
      learn([result]);
      set({});
      return result;
    } catch (error) {
      if (isApiError(error) && error.outcomeUnknown) return null;
      throw error;
    }
  }

  return {
    get: (): DoorState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...{ open, refresh, sync, look, discard },
    clear: () => set({ answer: null }),
    /** An entry was taken back. */
    undone: (ticketId: string) => {
      entries.delete(ticketId);
      set({ answer: null });
      return store.keep(kept());
    },
    entryOf: (ticketId: string): Entry | undefined => entries.get(ticketId),
  };
}

/** Not to be mended by sending the same again: no matter of the network, of the session or of too much at once. */
const isLasting = (error: unknown): error is ApiError =>
  isApiError(error) &&
  !error.outcomeUnknown &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 425, 429].includes(error.status);

/** What is too long to be a ticket's code would have the server refuse it, and all that is sent along with it. */
const readable = (scan: ScanBody): ScanBody =>
  'code' in scan ? { ...scan, code: scan.code.slice(0, MOST_CODE) } : scan;

const answerOf = (result: ScanAnswer): Answer => ({ ...result, isOwn: false, isUnlisted: false });

function ownAnswer(scanId: string, verdict: Verdict, list: DoorList | null): Answer {
  const { outcome, ticketId, ticket, entry } = verdict;
  return {
    ...{ scanId, outcome, ticketId, entry, elsewhere: null, isOwn: true },
    seat: ticket && list ? seatIn(list, ticket) : null,
    holder: outcome === 'outdated' ? null : (ticket?.holder ?? null),
    isUnlisted: outcome === 'admitted' && ticket === null,
  };
}

/** How a place on the list is called. */
export function seatIn({ sections, grades }: DoorList, ticket: DoorList['tickets'][number]): SeatName {
  const nobody = { ko: '', en: '' };
  return {
    section: sections[ticket.section] ?? nobody,
    row: ticket.row,
    number: ticket.number,
    gradeName: grades[ticket.grade]?.name ?? nobody,
  };
}

function troubleOf({ scanId, outcome, seat }: ScanAnswer, page: readonly Pending[]): Trouble | null {
  const one = page.find(({ scan }) => scan.scanId === scanId);
  if (one?.scan.letIn !== true || outcome === 'admitted' || outcome === 'undone') return null;
  return { scanId, outcome, seat, scannedAt: one.scan.scannedAt };
}
