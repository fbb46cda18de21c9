import type { Change } from '../../server/modules/trips/trip.ts';
import type { Replica } from './replica.ts';

/** What an editor does next to what it sees: mostly changes a text, now and then moves, adds, or removes something. */
export function nextChange(replica: Replica, label: string, random: () => number): Change {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const days = [...replica.entries.values()].filter(({ kind }) => kind === 'day');
  const items = [...replica.entries.values()].filter(({ kind }) => kind === 'item');
  const where = (ownId?: string) => {
    const dayId = pick(days).id;
    const there = items.filter((item) => item.dayId === dayId && item.id !== ownId);
    return { dayId, after: there.length === 0 || random() < 0.3 ? null : pick(there).id };
  };
  const dice = random();
  if (dice < 0.15 || items.length === 0) {
    return {
      op: 'add',
      kind: 'item',
      id: `${label}-new`,
      fields: { type: 'note', title: label },
      where: where(),
    };
  }
  const { id } = pick(items);
  if (dice < 0.25) return { op: 'remove', id };
  if (dice < 0.5) return { op: 'move', id, where: where(id) };
  return { op: 'set', id, fields: random() < 0.5 ? { title: label } : { note: label } };
}
