import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkError, problemOf } from '../web/src/api/error.ts';
import type { ChangesAnswer, EditAnswer, TripAnswer } from '../web/src/api/trips-types.ts';
import { addItem, addTask } from '../web/src/modules/trips/editor/items/new-entry.ts';
import type { TripDocument } from '../web/src/modules/trips/editor/store/document.ts';
import type { KeptTrip, PendingEdit, TripStore } from '../web/src/modules/trips/editor/store/kept.ts';
import { createLiveTrip } from '../web/src/modules/trips/editor/store/live-trip.ts';
import { type DemoPerson, startInstallation, type TestInstallation } from './support/installation.ts';
import { joinTrip, makeTrip } from './support/trips.ts';

/** The page's own store against the server's own rules, without a browser: what each shows at the end is the same. */
describe('open pages of a trip', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
  });
  afterAll(() => site?.end());

  function device(): TripStore & { readonly pending: Map<string, PendingEdit> } {
    let kept: KeptTrip | undefined;
    const pending = new Map<string, PendingEdit>();
    return {
      pending,
      load: async () => ({ kept, pending: [...pending.values()].sort((a, b) => a.number - b.number) }),
      keep: async (trip) => {
        kept = trip;
      },
      forget: async () => pending.clear(),
      add: async (edit) => pending.set(edit.key, edit),
      settle: async (key) => pending.delete(key),
    };
  }

  let made = 0;
  function page(tripId: string, who: DemoPerson, client: string, store = device()) {
    const link = { isUp: true };
    const ask = async <T>(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<T> => {
      if (!link.isUp) throw networkError();
      const answer = await site.call(method, `/trips/${tripId}${path}`, {
        token: site.tokenOf(who),
        ...(body === undefined ? {} : { body }),
        ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      });
      // An answer that is lost on its way.
      if (!link.isUp) throw networkError();
      if (answer.status >= 400) {
        throw await problemOf(new Response(JSON.stringify(answer.body), { status: answer.status }));
      }
      return answer.body as T;
    };
    const trip = createLiveTrip(tripId, client, {
      ...{ store, accountId: site.idOf(who), nowMs: () => 1_000 },
      makeId: () => `replica-${String(++made).padStart(8, '0')}`,
      read: () => ask<TripAnswer>('GET', ''),
      changes: (after) => ask<ChangesAnswer>('GET', `/changes?after=${after}`),
      send: (body, key) => ask<EditAnswer>('POST', '/edits', body, key),
      wait: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const goOnline = (isUp: boolean): void => {
      link.isUp = isUp;
      trip.connection(isUp, isUp);
    };
    goOnline(true);
    return { trip, store, goOnline, link };
  }

  const plain = (document: TripDocument | null) =>
    [...(document?.entries.values() ?? [])]
      .map(({ id, kind, dayId, position, fields }) => ({ id, kind, dayId, position, fields }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));

  it('end equal, and equal to the server, whatever each did meanwhile, with and without a network', async () => {
    const { tripId, dayIds } = await makeTrip(site, { days: [['하나', '둘'], ['셋']], ideas: ['넷'] });
    await joinTrip(site, tripId, 'jun');
    const pages = [
      page(tripId, 'minji', 'page-of-minji'),
      page(tripId, 'minji', 'second-page-of-minji'),
      page(tripId, 'jun', 'page-of-jun'),
    ];
    for (const { trip } of pages) await trip.open();
    let seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    const first = seed;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    let acts = 0;
    for (let step = 0; step < 150; step++) {
      const { trip, goOnline, link } = pages[random(pages.length)]!;
      const entries = [...(trip.get().document?.entries.values() ?? [])];
      const items = entries.filter(({ kind }) => kind === 'item');
      const item = items[random(Math.max(1, items.length))];
      const dayId = [...dayIds, null][random(dayIds.length + 1)]!;
      const after = items.find((other) => other.dayId === dayId && other !== item)?.id ?? null;
      const what = random(10);
      if (what === 0) trip.edit([addItem({ title: `곳 ${step}` }, { dayId, after })]);
      else if (what === 1) trip.edit([addTask({ text: `할 일 ${step}` })]);
      else if (what <= 3 && item) {
        trip.edit([{ op: 'set', id: item.id, fields: { title: `이름 ${random(5)}`, note: `${random(3)}` } }]);
      } else if (what <= 5 && item) trip.edit([{ op: 'move', id: item.id, where: { dayId, after } }]);
      else if (what === 6 && item) trip.edit([{ op: 'remove', id: item.id }]);
      else if (what === 7) trip.undo();
      else if (what === 8) goOnline(!link.isUp);
      else trip.hear('opened', {});
      acts += 1;
      if (random(3) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(acts).toBe(150);
    for (const { goOnline } of pages) goOnline(true);
    for (const { trip } of pages)
      await expect.poll(() => trip.get().waiting, { message: `SEED=${first}` }).toBe(0);
    for (const { trip } of pages) trip.hear('opened', {});
    const { body } = await site.call('GET', `/trips/${tripId}`, { token: site.tokenOf('jun') });
    for (const { trip, store } of pages) {
      await expect
        .poll(() => trip.get().document?.sequence, { message: `SEED=${first}` })
        .toBe(body.sequence);
      expect(plain(trip.get().document), `SEED=${first}`).toEqual(
        plain({ ...body, entries: new Map(body.entries.map((entry: { id: string }) => [entry.id, entry])) }),
      );
      expect(store.pending.size).toBe(0);
      // What was not applied is shown to whoever asked for it, and nothing was refused.
      expect(trip.get().refusals.filter(({ error }) => error.code !== 'trips.entry-not-found')).toEqual([]);
    }
  });
});
