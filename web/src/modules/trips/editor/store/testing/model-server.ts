import type { ApiError } from '../../../../../api/error.ts';
import type {
  Applied,
  Change,
  ChangesAnswer,
  Conflict,
  EditAnswer,
  EditBody,
  TripAnswer,
  TripEdit,
  TripEntry,
} from '../../../../../api/trips-types.ts';
import { anticipate } from '../anticipate.ts';
import { apply, documentOf, type TripDocument } from '../document.ts';
import { same } from '../inverse.ts';

type Stamp = { sequence: number; by: string; client: string };

/**
 * The rules by which a server decides edits, as short as they can be said: field by field, who comes first stays, and
 * whoever comes back with the same key hears the same answer.
 */
export function createModelServer(first: TripAnswer) {
  let document = documentOf(first);
  const journal: TripEdit[] = [];
  const receipts = new Map<string, EditAnswer>();
  const stamps = new Map<string, Stamp>();
  const gone = new Map<string, TripEntry>();
  let refusal: ApiError | null = null;
  let lost: Error | null = null;

  function decide(by: string, body: EditBody, change: Change, conflicts: Conflict[]): Change | null {
    const { id } = change;
    const foreign = (field: string): Stamp | null => {
      const stamp = stamps.get(`${id} ${field}`);
      return stamp !== undefined && stamp.sequence > body.seen && stamp.client !== body.client ? stamp : null;
    };
    const note = (field: string, mine: unknown, theirs: unknown, stamp: Stamp | null): null => {
      conflicts.push({ id, field, mine, theirs, by: stamp?.by ?? by, sequence: stamp?.sequence ?? 0 });
      return null;
    };
    const entry = document.entries.get(id);
    if (change.op === 'add') return entry === undefined && !gone.has(id) ? change : null;
    if (change.op === 'restore') return entry === undefined && gone.has(id) ? change : null;
    if (entry === undefined) return note('removed', false, true, stamps.get(`${id} removed`) ?? null);
    if (change.op === 'remove') {
      const newest = [...stamps]
        .filter(([name]) => name.startsWith(`${id} `))
        .map(([name]) => foreign(name.slice(id.length + 1)))
        .find((stamp) => stamp !== null);
      return newest ? note('removed', true, false, newest) : change;
    }
    if (change.op === 'move') {
      const stamp = foreign('where');
      return stamp
        ? note('where', change.where, { dayId: entry.dayId, position: entry.position }, stamp)
        : change;
    }
    const now = entry.fields as unknown as Record<string, unknown>;
    const fields: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(change.fields)) {
      const stamp = same(now[name], value) ? null : foreign(name);
      if (stamp) note(name, value, now[name], stamp);
      else if (!same(now[name], value)) fields[name] = value;
    }
    return Object.keys(fields).length > 0 ? { ...change, fields } : null;
  }

  function sign(part: Applied, stamp: Stamp): void {
    if ('entry' in part) {
      for (const name of [...Object.keys(part.entry.fields), 'where', 'removed'])
        stamps.set(`${part.entry.id} ${name}`, stamp);
    } else if (part.op === 'set') {
      for (const name of Object.keys(part.fields)) stamps.set(`${part.id} ${name}`, stamp);
    } else stamps.set(`${part.id} ${part.op === 'move' ? 'where' : 'removed'}`, stamp);
  }

  return {
    document: (): TripDocument => document,
    /** All that was told to open pages. */
    told: journal,
    refuseNext: (error: ApiError): void => {
      refusal = error;
    },
    /** The next edit is carried out, and nobody hears of it. */
    loseNextAnswer: (error: Error): void => {
      lost = error;
    },
    read: (): TripAnswer => ({
      ...first,
      ...{ sequence: document.sequence, head: document.head, entries: [...document.entries.values()] },
    }),
    changes: (after: number): ChangesAnswer => ({
      items: journal.filter(({ sequence }) => sequence > after).slice(0, 3),
      sequence: document.sequence,
      isComplete: true,
    }),
    edit(by: string, body: EditBody, key: string): EditAnswer {
      if (refusal !== null) {
        const error = refusal;
        refusal = null;
        throw error;
      }
      const known = receipts.get(key);
      if (known !== undefined) return known;
      const conflicts: Conflict[] = [];
      const applied: Applied[] = [];
      let next = document;
      for (const change of body.changes) {
        const decided = decide(by, body, change, conflicts);
        if (decided === null) continue;
        const done = anticipate(next, [decided], gone);
        applied.push(...done.applied);
        document = done.document;
        next = done.document;
      }
      const sequence = applied.length > 0 ? document.sequence + 1 : document.sequence;
      document = apply(document, [], sequence);
      for (const part of applied) {
        sign(part, { sequence, by, client: body.client });
        if (part.op === 'remove') gone.set(part.id, part.before as TripEntry);
      }
      if (applied.length > 0) journal.push({ sequence, by, client: body.client, applied });
      const answer = { sequence, applied, conflicts };
      receipts.set(key, answer);
      if (lost !== null) {
        const error = lost;
        lost = null;
        throw error;
      }
      return answer;
    },
  };
}

export type ModelServer = ReturnType<typeof createModelServer>;
