import { type ApiError, isApiError, networkError } from '../../../../api/error.ts';
import type { Applied, Change, Presence, TripAnswer, TripEdit } from '../../../../api/trips-types.ts';
import { anticipate } from './anticipate.ts';
import { conflictsOf, withConflicts } from './conflicts.ts';
import { inverse } from './inverse.ts';
import { createKeeper } from './keeper.ts';
import type { OpenConflict, PendingEdit } from './kept.ts';
import { createReading, FIRST_WAIT_MS, LAST_WAIT_MS } from './reading.ts';
import { createReplica } from './replica.ts';
import { type LiveTripDependencies, NOTHING_YET, type TripState, type TripStatus } from './trip-state.ts';
import { createUndoList } from './undo-list.ts';

/** An edit takes no more changes at once. */
const MOST_CHANGES = 100;
const isPassing = ({ retryable, status }: ApiError): boolean => retryable || status === 401 || status >= 500;

type Waiting = PendingEdit & { acceptedAs?: number };

/**
 * One trip on this page: the server's document as far as it was heard of, the edits that wait on top of it, and what
 * became of them. It knows no browser; `use-trip.ts` connects it.
 */
export function createLiveTrip(tripId: string, firstClient: string, deps: LiveTripDependencies) {
  const { store, accountId } = deps;
  let client = firstClient;
  const replica = createReplica();
  let facts: TripAnswer | null = null;
  let pending: Waiting[] = [];
  const undoable = createUndoList();
  const listeners = new Set<() => void>();
  let isOnline = true;
  let isFollowed = false;
  let isClosed = false;
  let isSending = false;
  let state: TripState = NOTHING_YET;

  /** @param changed what is not derived from the document and the edits */
  function show(changed: Partial<TripState> = {}): void {
    const next = { ...state, ...changed };
    let document = replica.get();
    if (document !== null) {
      for (const edit of pending) document = anticipate(document, edit.changes, replica.gone).document;
    }
    state = {
      ...next,
      document,
      facts,
      role: facts?.role ?? null,
      waiting: pending.length,
      canUndo: undoable.isThere(),
      status: statusOf(next),
    };
    for (const listener of listeners) listener();
  }

  function statusOf({ status, error }: TripState): TripStatus {
    if (status === 'gone') return 'gone';
    if (replica.get() === null) return error === null ? 'loading' : 'failed';
    if (!isOnline) return 'offline';
    if (pending.length > 0) return 'saving';
    return isFollowed && !replica.hasGap() && !reading.isBehind() ? 'live' : 'stale';
  }

  const keep = createKeeper(store, () => {
    const base = replica.get();
    if (base === null || facts === null || state.status === 'gone') return null;
    const { sequence, head, entries } = base;
    const trip = { ...facts, sequence, head, entries: [...entries.values()] };
    return { ...{ accountId, tripId, trip, keptAtMs: deps.nowMs() }, conflicts: [...state.conflicts] };
  });

  function become(answer: TripAnswer): void {
    facts = answer;
    replica.become(answer);
    settleAccepted();
    keep();
    show({ people: answer.people, error: null });
  }

  /** An edit that was accepted, from whomever and by whichever way it was heard of. */
  function take(edit: TripEdit): void {
    const base = replica.get();
    if (base === null || edit.sequence <= base.sequence) return;
    replica.take([edit]);
    settleAccepted();
    keep();
    show();
    if (replica.hasGap()) void reading.read('missing');
  }

  /** What this page sees in the trip waits no more. */
  function settleAccepted(): void {
    const known = replica.get()?.sequence ?? -1;
    for (const edit of pending) {
      if (edit.acceptedAs !== undefined && edit.acceptedAs <= known)
        void store.settle(edit.key).catch(() => undefined);
    }
    pending = pending.filter(({ acceptedAs }) => acceptedAs === undefined || acceptedAs > known);
  }

  function failed(thrown: unknown): ApiError {
    const error = isApiError(thrown) ? thrown : networkError();
    if (error.code === 'trips.not-found') leave();
    else if (error.status === 0) {
      isOnline = false;
      show();
    }
    return error;
  }

  /** The trip is gone, or one may see it no more. */
  function leave(): void {
    void store.forget(accountId, tripId).catch(() => undefined);
    pending = [];
    show({ status: 'gone' });
  }

  const reading = createReading({
    async read(part) {
      try {
        await (part === 'all' || replica.get() === null ? readAll() : readMissing());
        return true;
      } catch (thrown) {
        const error = failed(thrown);
        if (state.status !== 'gone') show({ error: replica.get() === null ? error : null });
        return !isPassing(error);
      }
    },
    show: () => show(),
    isOver: () => isClosed || state.status === 'gone',
    wait: deps.wait,
  });

  async function readAll(): Promise<void> {
    const answer = await deps.read();
    isOnline = true;
    become(answer);
  }

  async function readMissing(): Promise<void> {
    for (let base = replica.get(); base !== null && state.status !== 'gone'; base = replica.get()) {
      const after = base.sequence;
      const answer = await deps.changes(after);
      isOnline = true;
      const last = answer.items.at(-1)?.sequence ?? after;
      if (!answer.isComplete || (answer.sequence > last && answer.items.length === 0)) return readAll();
      replica.take(answer.items);
      if (answer.sequence <= last) break;
    }
    settleAccepted();
    keep();
    show();
  }

  async function sendNext(edit: Waiting): Promise<boolean> {
    const { key, seen, changes } = edit;
    try {
      const answer = await deps.send({ seen, client: edit.client, changes }, key);
      isOnline = true;
      edit.acceptedAs = answer.sequence;
      undoable.learn(key, answer.applied);
      const found = conflictsOf(edit, answer.conflicts, state.document);
      if (found.length > 0) show({ conflicts: withConflicts(state.conflicts, found) });
      const { sequence, applied } = answer;
      if (applied.length > 0) take({ sequence, applied, by: accountId, client: edit.client });
      settleAccepted();
      keep();
      show();
      if (sequence > (replica.get()?.sequence ?? sequence)) await reading.read('missing');
      return true;
    } catch (thrown) {
      const error = failed(thrown);
      if (state.status === 'gone') return false;
      if (isPassing(error)) return false;
      pending = pending.filter((one) => one !== edit);
      undoable.take(key);
      void store.settle(key).catch(() => undefined);
      show({ refusals: [...state.refusals, { key, error }] });
      // Somebody has changed what one may do here, or the trip has gone on without us.
      if (error.status === 403 || error.status === 409) await reading.read('all');
      return true;
    }
  }

  /** Sends what waits, in the order in which it was made, until nothing waits. */
  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let waitMs = FIRST_WAIT_MS;
    try {
      for (;;) {
        const next = pending.find(({ acceptedAs }) => acceptedAs === undefined);
        if (next === undefined || isClosed || state.status === 'gone') return;
        if (await sendNext(next)) waitMs = FIRST_WAIT_MS;
        else {
          await deps.wait(waitMs);
          waitMs = Math.min(waitMs * 2, LAST_WAIT_MS);
        }
      }
    } finally {
      isSending = false;
    }
  }

  function add(changes: readonly Change[], canBeUndone: boolean, since?: number): string | null {
    if (state.document === null || changes.length === 0 || state.status === 'gone') return null;
    let last: string | null = null;
    for (let from = 0; from < changes.length; from += MOST_CHANGES) {
      const part = changes.slice(from, from + MOST_CHANGES);
      const { applied } = anticipate(state.document, part, replica.gone);
      replica.remember(applied);
      const key = deps.makeId();
      const number = Math.max(deps.nowMs(), (pending.at(-1)?.number ?? 0) + 1);
      const seen = Math.min(since ?? Number.POSITIVE_INFINITY, replica.get()?.sequence ?? 0);
      const edit: Waiting = { key, accountId, tripId, number, client, seen, changes: part, applied };
      pending = [...pending, edit];
      void store.add(edit).catch(() => undefined);
      if (canBeUndone) undoable.add(key, applied);
      last = key;
      show();
    }
    void send();
    return last;
  }

  return {
    get: (): TripState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    client: (): string => client,
    /** Shows the copy of this device first, then what the server has. */
    async open(): Promise<void> {
      const found = await store.load(accountId, tripId).catch(() => ({ kept: undefined, pending: [] }));
      pending = [...found.pending, ...pending];
      // Edits that wait were made by a page whose place this one takes: they must not meet as strangers.
      client = found.pending.at(-1)?.client ?? client;
      if (found.kept !== undefined && replica.get() === null) {
        facts = found.kept.trip;
        replica.become(found.kept.trip);
        show({ people: facts.people, conflicts: found.kept.conflicts });
      }
      await reading.read('all');
      void send();
    },
    close(): void {
      isClosed = true;
    },
    /** @param online whether the browser thinks so @param followed whether the stream is open */
    connection(online: boolean, followed: boolean): void {
      const wasOnline = isOnline;
      isOnline = online;
      isFollowed = followed;
      show(online ? {} : { presence: [] });
      if (online && !wasOnline) void reading.read('missing').then(send);
    },
    /** A message of the trip's topic. */
    hear(event: string, data: unknown): void {
      if (event === 'changed') {
        const edit = data as TripEdit & { applied: Applied[] | null };
        if (edit.applied !== null) take(edit);
        else if (edit.sequence > (replica.get()?.sequence ?? edit.sequence)) void reading.read('missing');
      } else if (event === 'opened') void reading.read('missing');
      else if (event === 'reset' || event === 'people' || event === 'refused') void reading.read('all');
      else if (event === 'presence') show({ presence: (data as { people: Presence[] }).people });
      else if (event === 'deleted') leave();
    },
    /**
     * @param since the sequence that was seen when the work on it began, where that was earlier than now
     * @returns the edit's name, by which it may be undone; null when nothing can be edited
     */
    edit: (changes: readonly Change[], since?: number): string | null => add(changes, true, since),
    /** Takes my last edit back, or a certain one. @returns whether anything was left to take back */
    undo(key?: string): boolean {
      while (state.document !== null) {
        const applied = undoable.take(key);
        if (applied === null) return false;
        const changes = inverse(state.document, applied);
        if (changes.length > 0) {
          add(changes, false);
          return true;
        }
      }
      return false;
    },
    /** Decides a conflict. @param changes what shall be; none: theirs stays */
    resolve(conflict: OpenConflict, changes: readonly Change[]): void {
      show({ conflicts: state.conflicts.filter((one) => one !== conflict) });
      keep();
      if (changes.length > 0) add(changes, true);
    },
    forgetRefusal(key: string): void {
      show({ refusals: state.refusals.filter((one) => one.key !== key) });
    },
    refresh: (): Promise<void> => reading.read('all'),
  };
}

export type LiveTrip = ReturnType<typeof createLiveTrip>;
