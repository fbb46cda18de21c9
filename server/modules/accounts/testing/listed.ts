import fc from 'fast-check';
import { firstIdAt, idMaker } from '../../../lib/id.ts';
import { iso } from '../../../lib/iso.ts';
import { walletsOf } from '../../pay/index.ts';
import { memberList } from '../member-list.ts';
import type { MembersQuery } from '../schemas.ts';
import { person } from './people.ts';

export const NOON = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;
export const list = memberList(walletsOf, async () => new Map());

const NAMES = [
  '김민지',
  '김 민준',
  '박서연',
  '이준',
  'Kim Minji',
  'kim',
  '%',
  '김%_',
  '🎟️ 팬',
  'ㄱㄴ',
  "O'Neil",
  'minpark',
];
const MAILS = ['kim.a', 'KIM_b', 'park+x', 'minji', '지민', 'a%b'];
const HOSTS = ['madang.example', 'example.com'];
const WORDS = [
  'kim',
  '김',
  'ㄱㅁ',
  '민지',
  'park',
  'm',
  '%',
  '_',
  'ji',
  'a%',
  '🎟️',
  "o'n",
  'example',
  '김 민',
  'KIM',
  'ㄱㅁ kim',
  'minj',
  'inpar',
  'kim.a1',
  '민준',
  'x2',
  'exam',
  '없는사람',
];

/** Members who have much in common, three of them from each hour. */
export const people = Array.from({ length: 90 }, (_, i) => {
  const makeId = idMaker(
    () => NOON + Math.floor(i / 3) * HOUR_MS,
    () => i / 100,
  );
  return person({
    id: makeId(),
    name: NAMES[(i * 7) % NAMES.length]!,
    email: `${MAILS[(i * 5) % MAILS.length]}${i}@${HOSTS[i % 2]}`,
    role: i % 11 === 0 ? 'admin' : 'member',
    status: (['active', 'active', 'dormant', 'deleted'] as const)[i % 4]!,
    last_active_at: NOON + ((i * 37) % 90) * HOUR_MS,
  });
});
export type ListedRow = (typeof people)[number];

const hours = fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined, freq: 2 });
const periods = fc.oneof(fc.constant<[undefined, undefined]>([undefined, undefined]), fc.tuple(hours, hours));
const some = <T>(values: readonly T[]) =>
  fc.option(
    fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })),
    { nil: undefined, freq: 2 },
  );
/** Anything that the list of members may be asked. */
export const queries = fc
  .record({
    q: fc.option(fc.constantFrom(...WORDS), { nil: undefined }),
    role: some(['member', 'admin'] as const),
    status: some(['active', 'dormant', 'deleted'] as const),
    made: periods,
    active: periods,
    sort: fc.constantFrom('newest', 'oldest', 'name'),
    limit: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ made, active, ...own }) => {
    const at = (hour: number | undefined) => (hour === undefined ? undefined : iso(NOON + hour * HOUR_MS));
    const ends = ([a, b]: [number | undefined, number | undefined]) =>
      a !== undefined && b !== undefined && a > b ? [at(b), at(a)] : [at(a), at(b)];
    const [from, to] = ends(made);
    const [activeFrom, activeTo] = ends(active);
    const asked = { ...own, from, to, activeFrom, activeTo };
    return Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as MembersQuery;
  });

/** What is expected, said as plainly as can be: each row looked at by itself. */
export function expected(query: MembersQuery, rows: readonly ListedRow[] = people): string[] {
  const any = (value: unknown, asked: unknown) =>
    asked === undefined || (Array.isArray(asked) ? asked : [asked]).includes(value);
  const holds = (row: ListedRow): boolean => {
    if (!any(row.role, query.role) || !any(row.status, query.status)) return false;
    if (query.from !== undefined && row.id < firstIdAt(Date.parse(query.from))) return false;
    if (query.to !== undefined && row.id >= firstIdAt(Date.parse(query.to))) return false;
    if (query.activeFrom !== undefined && row.last_active_at < Date.parse(query.activeFrom)) return false;
    if (query.activeTo !== undefined && row.last_active_at >= Date.parse(query.activeTo)) return false;
    const words = (query.q ?? '')
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== '');
    const name = row.name.toLowerCase();
    return words.every((word) => {
      if ([...word].length === 1) return name.startsWith(word) || row.email_key.startsWith(word);
      if (word === 'ㄱㅁ') return /[ㄱ가-깋][ㅁ마-밓]/.test(name);
      return name.includes(word) || row.email_key.includes(word);
    });
  };
  const byId = (a: ListedRow, b: ListedRow) => (a.id < b.id ? -1 : 1);
  const order = {
    newest: (a: ListedRow, b: ListedRow) => byId(b, a),
    oldest: byId,
    name: (a: ListedRow, b: ListedRow) =>
      a.name === b.name ? byId(a, b) : Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
  }[query.sort ?? 'newest'];
  return rows
    .filter(holds)
    .sort(order)
    .map((row) => row.id);
}
