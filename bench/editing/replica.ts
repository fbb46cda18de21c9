import { isDeepStrictEqual } from 'node:util';
import type { Applied, Change, Entry } from '../../server/modules/trips/trip.ts';

/** What stands in a trip's entries, as an open page has put it together from what it was told. */
export class Replica {
  readonly entries = new Map<string, Pick<Entry, 'id' | 'kind' | 'dayId' | 'position' | 'fields'>>();
  sequence = 0;

  /** @param entries all that are there, as `GET /trips/{tripId}` gives them */
  constructor(entries: readonly Entry[], sequence: number) {
    for (const { id, kind, dayId, position, fields } of entries) {
      this.entries.set(id, { id, kind, dayId, position, fields });
    }
    this.sequence = sequence;
  }

  copy(): Replica {
    const copy = new Replica([], this.sequence);
    for (const [id, entry] of this.entries) copy.entries.set(id, entry);
    return copy;
  }

  /** Takes over what one change has done. @throws Error when one before it is missing */
  apply(sequence: number, applied: readonly Applied[]): void {
    if (sequence !== this.sequence + 1) throw new Error(`${sequence} came after ${this.sequence}`);
    this.sequence = sequence;
    for (const one of applied) this.#applyOne(one);
  }

  #applyOne(one: Applied): void {
    if ('entry' in one) {
      const { id, kind, dayId, position, fields } = one.entry;
      this.entries.set(id, { id, kind, dayId, position, fields });
      return;
    }
    if (one.op === 'remove') {
      this.entries.delete(one.id);
      return;
    }
    const entry = this.entries.get(one.id);
    // The head of the trip is none of its entries.
    if (!entry) return;
    const { dayId, position } = one.op === 'move' ? one : entry;
    const fields = one.op === 'set' ? { ...entry.fields, ...one.fields } : entry.fields;
    this.entries.set(one.id, { ...entry, dayId, position, fields });
  }

  /** Whether a change would change nothing: an entry is gone already, or stands where it is asked to. */
  hasAlready(change: Change): boolean {
    if (change.op === 'remove') return !this.entries.has(change.id);
    if (change.op !== 'move') return false;
    const { dayId, after } = change.where;
    const there = [...this.entries.values()]
      .filter((entry) => entry.kind === 'item' && entry.dayId === dayId)
      .sort((a, b) => (a.position < b.position ? -1 : 1));
    const at = there.findIndex(({ id }) => id === change.id);
    if (at < 0) return false;
    // What it was to follow has left the day: it stands where it would be put without it.
    return (there[at - 1]?.id ?? null) === after || !there.some(({ id }) => id === after);
  }

  /** Whether both show the same. */
  equals(other: Replica): boolean {
    return (
      this.sequence === other.sequence &&
      this.entries.size === other.entries.size &&
      [...this.entries].every(([id, entry]) => isDeepStrictEqual(other.entries.get(id), entry))
    );
  }
}
