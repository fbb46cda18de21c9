import type { Core } from './compose.ts';
import { peopleOf } from './demo-people.ts';

/**
 * Plans the trips of a demo that has none.
 * @returns whether they were planned now
 * @throws Error, or the database's error
 */
export async function planTrips(core: Core): Promise<boolean> {
  const { trips, database, now } = core;
  if (!trips || (await trips.demo.isOpen(database.reader))) return false;
  const people = await peopleOf(core);
  if (!people) return false;
  await trips.demo.open(people, now());
  return true;
}
