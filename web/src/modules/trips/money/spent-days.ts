import { entriesOf, type TripDocument } from '../editor/store/index.ts';

const DAY_MS = 86_400_000;

/** The trip's days by their dates; none while it has no dates. */
export function daysOf(document: TripDocument): { no: number; on: string; title: string }[] {
  const { startsOn } = document.head;
  if (startsOn === null) return [];
  const first = Date.parse(`${startsOn}T00:00:00Z`);
  return entriesOf(document, 'day').map(({ fields }, i) => ({
    ...{ no: i + 1, title: fields.title },
    on: new Date(first + i * DAY_MS).toISOString().slice(0, 10),
  }));
}
