import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError, networkError } from '../../../../api/error.ts';
import type { Change, TripAnswer, TripEntry } from '../../../../api/trips-types.ts';
import { addItem } from '../items/new-entry.ts';
import { itemsOf, type TripDocument } from './document.ts';
import type { KeptTrip, PendingEdit, TripStore } from './kept.ts';
import { createLiveTrip, type LiveTrip } from './live-trip.ts';
import { createModelServer, type ModelServer } from './testing/model-server.ts';

const day = (id: string, position: string): TripEntry => ({
  ...{ id, kind: 'day', dayId: null, position, sequence: 1 },
  fields: { title: '', note: '', startMin: 540, endMin: 1260, start: null, end: null },
});
const answer: TripAnswer = {
  ...{ tripId: 'TRIP', sequence: 1, role: 'owner', personId: 'P1', ownerId: 'A1', visibility: 'private' },
  head: { title: '강릉', about: '', startsOn: '2027-04-03', currency: 'KRW', mode: 'car', regions: [] },
  entries: [day('day-0001', 'a0'), day('day-0002', 'a1')],
  people: [],
};

/** A device: what it keeps outlives its pages. */
function device(): TripStore & { kept: KeptTrip | undefined; pending: Map<string, PendingEdit> } {
  const pending = new Map<string, PendingEdit>();
  const self = {
    kept: undefined as KeptTrip | undefined,
    pending,
    load: async () => ({
      kept: self.kept,
      pending: [...pending.values()].sort((a, b) => a.number - b.number).map((edit) => ({ ...edit })),
    }),
    keep: async (kept: KeptTrip) => {
      self.kept = structuredClone(kept);
    },
    forget: async () => {
      self.kept = undefined;
      pending.clear();
    },
    add: async (edit: PendingEdit) => void pending.set(edit.key, structuredClone(edit)),
    settle: async (key: string) => void pending.delete(key),
  };
  return self;
}

/** Lets everything happen that can happen without anybody doing anything. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
};

let made = 0;
function page(server: ModelServer, client: string, store = device(), accountId = `account-${client}`) {
  const link = { isUp: true, waiting: [] as (() => void)[] };
  const through = async <T>(act: () => T): Promise<T> => {
    await Promise.resolve();
    if (!link.isUp) throw networkError();
    return structuredClone(act());
  };
  const trip = createLiveTrip('TRIP', client, {
    ...{ store, accountId, nowMs: () => 1_000 },
    makeId: () => `key-${++made}`,
    read: () => through(() => server.read()),
    changes: (after) => through(() => server.changes(after)),
    send: (body, key) => through(() => server.edit(accountId, body, key)),
    wait: () => new Promise((resolve) => link.waiting.push(resolve)),
  });
  const goOnline = (isUp: boolean): void => {
    link.isUp = isUp;
    trip.connection(isUp, isUp);
    for (const resume of link.waiting.splice(0)) resume();
  };
  return { trip, store, link, goOnline };
}

const shown = (trip: LiveTrip): TripDocument => {
  const { document } = trip.get();
  if (document === null) throw new Error('Nothing is shown');
  return document;
};
const plain = ({ head, entries }: TripDocument) => ({
  head,
  entries: [...entries.values()]
    .map(({ sequence: _, ...entry }) => entry)
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
});
const titles = (trip: LiveTrip, dayId: string | null): string[] =>
  itemsOf(shown(trip), dayId).map(({ fields }) => fields.title);
const inDay = (title: string, dayId = 'day-0001', after: string | null = null) =>
  addItem({ title }, { dayId, after });

async function opened(server: ModelServer, client: string, store?: ReturnType<typeof device>) {
  const one = page(server, client, store);
  one.goOnline(true);
  await one.trip.open();
  await settle();
  return one;
}

describe('a trip on a page', () => {
  it('shows an edit at once, and once only when it comes back by answer and by stream', async () => {
    const server = createModelServer(answer);
    const { trip } = await opened(server, 'client-a');
    trip.edit([inDay('경포대')]);
    expect(titles(trip, 'day-0001')).toEqual(['경포대']);
    expect(trip.get()).toMatchObject({ waiting: 1, status: 'saving' });
    await settle();
    expect(trip.get()).toMatchObject({ waiting: 0, status: 'live' });
    trip.hear('changed', server.told.at(-1));
    expect(titles(trip, 'day-0001')).toEqual(['경포대']);
    expect(plain(shown(trip))).toEqual(plain(server.document()));
  });

  it('keeps edits without a network, also over a reload, and sends them in order, each once', async () => {
    const server = createModelServer(answer);
    const first = await opened(server, 'client-a');
    first.goOnline(false);
    const item = inDay('경포대');
    first.trip.edit([item]);
    first.trip.edit([{ op: 'set', id: item.id, fields: { title: '경포 해변' } }]);
    await settle();
    expect(first.trip.get()).toMatchObject({ waiting: 2, status: 'offline' });
    first.trip.close();

    const again = page(server, 'client-b', first.store, 'account-client-a');
    again.goOnline(false);
    await again.trip.open();
    await settle();
    expect(titles(again.trip, 'day-0001')).toEqual(['경포 해변']);
    expect(again.trip.get()).toMatchObject({ waiting: 2, status: 'offline' });
    // The page that takes over is the one that made the edits, as far as conflicts go.
    expect(again.trip.client()).toBe('client-a');
    again.goOnline(true);
    await settle();
    expect(again.trip.get()).toMatchObject({ waiting: 0, status: 'live', conflicts: [] });
    expect(plain(shown(again.trip))).toEqual(plain(server.document()));
    expect(first.store.pending.size).toBe(0);
    expect(server.document().sequence).toBe(3);
  });

  it('sends an edit again whose answer was lost, and the server knows it by its key', async () => {
    const server = createModelServer(answer);
    const { trip, goOnline } = await opened(server, 'client-a');
    server.loseNextAnswer(networkError());
    trip.edit([inDay('경포대')]);
    await settle();
    expect(trip.get().status).toBe('offline');
    goOnline(true);
    await settle();
    expect(titles(trip, 'day-0001')).toEqual(['경포대']);
    expect(server.document().sequence).toBe(2);
    expect(trip.get().waiting).toBe(0);
  });

  it('takes back what the server refuses, and says why', async () => {
    const server = createModelServer(answer);
    const { trip } = await opened(server, 'client-a');
    server.refuseNext(new ApiError({ status: 422, code: 'trips.invalid-entry', title: 'No' }));
    trip.edit([inDay('경포대')]);
    trip.edit([inDay('오죽헌')]);
    await settle();
    expect(titles(trip, 'day-0001')).toEqual(['오죽헌']);
    expect(trip.get().refusals.map(({ error }) => error.code)).toEqual(['trips.invalid-entry']);
    expect(plain(shown(trip))).toEqual(plain(server.document()));
  });

  it('keeps a conflict until somebody has decided it', async () => {
    const server = createModelServer(answer);
    const a = await opened(server, 'client-a');
    const item = inDay('경포대');
    a.trip.edit([item]);
    await settle();
    const b = await opened(server, 'client-b');
    b.goOnline(false);
    b.trip.edit([{ op: 'set', id: item.id, fields: { title: '경포 호수', note: '자전거' } }]);
    a.trip.edit([{ op: 'set', id: item.id, fields: { title: '경포 해변' } }]);
    await settle();
    b.goOnline(true);
    await settle();
    const [conflict] = b.trip.get().conflicts;
    expect(conflict).toMatchObject({
      ...{ id: item.id, field: 'title', mine: '경포 호수', theirs: '경포 해변', before: '경포대' },
      by: 'account-client-a',
    });
    // The rest of the same edit was applied.
    expect(server.document().entries.get(item.id)?.fields).toMatchObject({
      title: '경포 해변',
      note: '자전거',
    });
    expect(b.store.kept?.conflicts).toHaveLength(1);
    b.trip.resolve(conflict!, [{ op: 'set', id: item.id, fields: { title: '경포 호수' } }]);
    await settle();
    expect(b.trip.get().conflicts).toEqual([]);
    expect(server.document().entries.get(item.id)?.fields).toMatchObject({ title: '경포 호수' });
  });

  it('undoes my last edits, and leaves what others have changed since', async () => {
    const server = createModelServer(answer);
    const a = await opened(server, 'client-a');
    const item = inDay('경포대');
    a.trip.edit([item]);
    a.trip.edit([{ op: 'set', id: item.id, fields: { title: '경포 해변', note: '일출' } }]);
    a.trip.edit([{ op: 'move', id: item.id, where: { dayId: 'day-0002', after: null } }]);
    await settle();
    expect(a.trip.undo()).toBe(true);
    expect(titles(a.trip, 'day-0001')).toEqual(['경포 해변']);
    const b = await opened(server, 'client-b');
    b.trip.edit([{ op: 'set', id: item.id, fields: { note: '일몰' } }]);
    await settle();
    a.trip.hear('changed', server.told.at(-1));
    expect(a.trip.undo()).toBe(true);
    await settle();
    expect(server.document().entries.get(item.id)?.fields).toMatchObject({ title: '경포대', note: '일몰' });
    a.trip.undo();
    expect(titles(a.trip, 'day-0001')).toEqual([]);
    expect(a.trip.undo()).toBe(false);
  });

  it('brings back a removed day with all that stood in it', async () => {
    const server = createModelServer(answer);
    const { trip } = await opened(server, 'client-a');
    const first = inDay('경포대');
    trip.edit([first, inDay('오죽헌', 'day-0001', first.id)]);
    const key = trip.edit([{ op: 'remove', id: 'day-0001' }])!;
    expect(titles(trip, null)).toEqual(['경포대', '오죽헌']);
    await settle();
    trip.undo(key);
    await settle();
    expect(titles(trip, 'day-0001')).toEqual(['경포대', '오죽헌']);
    expect(plain(shown(trip))).toEqual(plain(server.document()));
  });

  it('reads what it has missed before it goes on', async () => {
    const server = createModelServer(answer);
    const a = await opened(server, 'client-a');
    const b = await opened(server, 'client-b');
    for (const title of ['하나', '둘', '셋']) {
      a.trip.edit([inDay(title)]);
      await settle();
    }
    // Only the last is heard of.
    b.trip.hear('changed', server.told.at(-1));
    await settle();
    expect(plain(shown(b.trip))).toEqual(plain(server.document()));
    // Too much to be told: read.
    a.trip.edit([inDay('넷')]);
    await settle();
    b.trip.hear('changed', { ...server.told.at(-1)!, applied: null });
    await settle();
    expect(plain(shown(b.trip))).toEqual(plain(server.document()));
  });

  it('tries again what it could not read, and does not say meanwhile that it is up to date', async () => {
    const server = createModelServer(answer);
    const a = await opened(server, 'client-a');
    const b = await opened(server, 'client-b');
    a.trip.edit([inDay('하나')]);
    await settle();
    const { changes } = server;
    server.changes = () => {
      throw new ApiError({ status: 503, code: 'lane.draining', title: 'Busy' });
    };
    // The connection is back on an instance that is about to stop.
    b.trip.hear('opened', {});
    await settle();
    expect(b.trip.get().status).toBe('stale');
    server.changes = changes;
    for (const resume of b.link.waiting.splice(0)) resume();
    await settle();
    expect(b.trip.get().status).toBe('live');
    expect(plain(shown(b.trip))).toEqual(plain(server.document()));
  });

  it('is not taken for offline for longer than it is', async () => {
    const server = createModelServer(answer);
    const { trip, link } = await opened(server, 'client-a');
    link.isUp = false;
    trip.hear('people', {});
    await settle();
    expect(trip.get().status).toBe('offline');
    // Neither the browser nor the stream has noticed anything.
    link.isUp = true;
    for (const resume of link.waiting.splice(0)) resume();
    await settle();
    expect(trip.get().status).toBe('live');
  });

  it('ends when its reader is no longer among its people', async () => {
    const server = createModelServer(answer);
    const { trip } = await opened(server, 'client-a');
    server.read = () => {
      throw new ApiError({ status: 404, code: 'trips.not-found', title: 'No' });
    };
    trip.hear('refused', { topics: ['trip:TRIP'] });
    await settle();
    expect(trip.get().status).toBe('gone');
  });

  it('ends when the trip does', async () => {
    const server = createModelServer(answer);
    const { trip, store } = await opened(server, 'client-a');
    trip.hear('deleted', {});
    await settle();
    expect(trip.get().status).toBe('gone');
    expect(trip.edit([inDay('경포대')])).toBeNull();
    expect(store.kept).toBeUndefined();
  });

  it('ends equal to the server on every page, whatever comes in between', async () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom(
        'add',
        'set',
        'move',
        'remove',
        'undo',
        'hear',
        'drop',
        'return',
        'reload',
        'settle',
      ),
      pick: fc.nat(20),
      value: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const server = createModelServer(answer);
        const pages = [];
        for (const client of ['client-a', 'client-b', 'client-c']) pages.push(await opened(server, client));
        for (const { who, what, pick, value } of steps) {
          let one = pages[who]!;
          const all = [...shown(one.trip).entries.values()].filter(({ kind }) => kind === 'item');
          const target = all[pick % Math.max(1, all.length)];
          const dayId = ['day-0001', 'day-0002', null][value % 3]!;
          const after = all.find((item) => item.dayId === dayId)?.id ?? null;
          const edit = (change: Change) => one.trip.edit([change]);
          if (what === 'add') edit(addItem({ title: `곳 ${value}` }, { dayId, after }));
          else if (what === 'set' && target)
            edit({ op: 'set', id: target.id, fields: { title: `이름 ${value}` } });
          else if (what === 'move' && target) edit({ op: 'move', id: target.id, where: { dayId, after } });
          else if (what === 'remove' && target) edit({ op: 'remove', id: target.id });
          else if (what === 'undo') one.trip.undo();
          else if (what === 'hear' && server.told.length > 0) {
            one.trip.hear('changed', structuredClone(server.told[pick % server.told.length]));
          } else if (what === 'drop') one.goOnline(false);
          else if (what === 'return') one.goOnline(true);
          else if (what === 'reload') {
            one.trip.close();
            const next = page(
              server,
              `client-${who}-${pick}`,
              one.store,
              `account-${['client-a', 'client-b', 'client-c'][who]}`,
            );
            next.goOnline(one.link.isUp);
            one = next;
            pages[who] = next;
            await next.trip.open();
          } else await settle();
        }
        for (let turn = 0; turn < 5; turn++) {
          // A try that has failed just before is repeated after a while, and not because the network is back.
          for (const { goOnline } of pages) goOnline(true);
          await settle();
          for (const { trip } of pages) trip.hear('opened', {});
        }
        await settle();
        for (const { trip, store } of pages) {
          expect(trip.get().waiting).toBe(0);
          expect(store.pending.size).toBe(0);
          expect(plain(shown(trip))).toEqual(plain(server.document()));
        }
      }),
      { numRuns: 120 },
    );
  });
});
