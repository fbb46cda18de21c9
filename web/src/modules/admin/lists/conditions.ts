import type { Query } from '../../../api/client.ts';
import { cleaned } from '../../../api/search.ts';
import { textOf, textsOf } from '../../../routes/plain-search.ts';
import { momentsOf } from '../../../ui/day-span.ts';

/** One thing that a list can be narrowed down by. */
export type Condition =
  /** Any of the values that are ticked. */
  | {
      kind: 'choice';
      name: string;
      label: string;
      values: readonly string[];
      /** There may be others than these. */
      isOpen?: true;
      nameOf: (value: string) => string;
    }
  | { kind: 'flag'; name: string; label: string }
  /** Days of the operator’s own calendar, both included. */
  | { kind: 'dates'; from: string; to: string; label: string }
  /** Won, both included. */
  | { kind: 'amounts'; from: string; to: string; label: string }
  /** Somebody or something that is named in full, such as a member’s e-mail. */
  | { kind: 'text'; name: string; label: string; hint: string };

/** What is chosen, as it stands in the address. */
export type ListAddress = { [name: string]: string | string[] | undefined };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WON = /^[1-9]\d{0,11}$/;

/** Keeps what an address says of these names: of choices every value, of all else the first. */
export const listAddress =
  (names: { many: readonly string[]; one: readonly string[] }) =>
  (search: Record<string, unknown>): ListAddress =>
    Object.fromEntries([
      ...names.many.flatMap((name) => {
        const values = textsOf(search, name);
        return values.length === 0 ? [] : [[name, values] as const];
      }),
      ...names.one.flatMap((name) => {
        const value = textOf(search, name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    ]);

export const chosenOf = (address: ListAddress, name: string): string[] => textsOf(address, name);
export const wordOf = (address: ListAddress, name: string): string => textOf(address, name) ?? '';

/** The two ends that count: of what makes no sense (no day, no amount, the last before the first), none does. */
export function endsOf(
  condition: Extract<Condition, { kind: 'dates' | 'amounts' }>,
  address: ListAddress,
): { from: string; to: string } {
  const isSound = (end: string): boolean =>
    condition.kind === 'amounts' ? WON.test(end) : DAY.test(end) && !Number.isNaN(Date.parse(end));
  const [from, to] = [condition.from, condition.to]
    .map((name) => wordOf(address, name))
    .map((end) => (isSound(end) ? end : '')) as [string, string];
  const isTurned =
    from !== '' && to !== '' && (condition.kind === 'amounts' ? Number(from) > Number(to) : from > to);
  return isTurned ? { from: '', to: '' } : { from, to };
}

/** What the server is asked; what makes no sense in an address is not passed on. */
export function queryOf(
  conditions: readonly Condition[],
  sorts: readonly { value: string }[],
  address: ListAddress,
): Query {
  const sort = sorts.find(({ value }) => value === address.sort)?.value;
  const query: Record<string, Query[string]> = { q: cleaned(wordOf(address, 'q')), sort };
  for (const condition of conditions) {
    switch (condition.kind) {
      case 'choice': {
        const known = chosenOf(address, condition.name).filter(
          (one) => condition.isOpen === true || condition.values.includes(one),
        );
        if (known.length > 0) query[condition.name] = known;
        break;
      }
      case 'flag':
        if (wordOf(address, condition.name) === 'true') query[condition.name] = true;
        break;
      case 'text':
        query[condition.name] = cleaned(wordOf(address, condition.name));
        break;
      case 'amounts': {
        const { from, to } = endsOf(condition, address);
        query[condition.from] = from;
        query[condition.to] = to;
        break;
      }
      case 'dates': {
        const { from, to } = endsOf(condition, address);
        const moments = momentsOf({ from, to });
        query[condition.from] = moments.from;
        query[condition.to] = moments.to;
        break;
      }
    }
  }
  return query;
}

/** The names that a condition takes in an address. */
export const namesOf = (condition: Condition): string[] =>
  'name' in condition ? [condition.name] : [condition.from, condition.to];

/** How many values are chosen of a condition. */
export function countOf(condition: Condition, address: ListAddress): number {
  if (condition.kind === 'choice') return chosenOf(address, condition.name).length;
  return namesOf(condition).some((name) => wordOf(address, name) !== '') ? 1 : 0;
}
