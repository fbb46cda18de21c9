import { sql } from 'kysely';
import { type Executor, selectMany, type Table } from '../../../db/dialect.ts';
import { type Meaning, textWish, type Wish } from '../../../lists/index.ts';
import { type Accounts, emailKeyOf } from '../../accounts/index.ts';

export type Members = Pick<Accounts, 'byEmail' | 'byId' | 'people'>;

/** Where operators search what somebody has made. */
interface Searched<Row> {
  readonly table: Table;
  /** Whose a row is, and the facet that says so. */
  readonly person: keyof Row & string;
  readonly facet: string;
  /** Whether an index begins with the person. */
  readonly isIndexed: boolean;
  /** What is looked through for parts of it. */
  readonly title: keyof Row & string;
}

/**
 * What an operator means by a text: the row of a whole id, all of a member who is named by id or e-mail, else parts of a title.
 * @returns none where nothing is said
 */
export async function wantedBy<Row>(
  executor: Executor,
  members: Members,
  q: string | undefined,
  { table, person, facet, isIndexed, title }: Searched<Row>,
): Promise<Meaning<Row>[]> {
  const text = q?.trim() ?? '';
  if (text === '') return [];
  const byId = { table, columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: false } as const;
  const [named] = await selectMany<{ id: string }>(executor, byId, [[text]]);
  if (named) return [{ ids: [named.id] }];
  const memberId = await memberNamed(executor, members, text);
  if (memberId === null) return [{ wish: textWish<Row>(text, { title }) }];
  const wish: Wish<Row> = {
    sql: () => sql`${sql.ref(person)} = ${memberId}`,
    holds: (row) => row[person] === memberId,
    narrowing: isIndexed ? { column: person, isPoint: true } : null,
    asked: { facets: { [facet]: [memberId] } },
  };
  return [{ wish }];
}

/** The account of a whole id or e-mail; null when it is none. */
async function memberNamed(executor: Executor, members: Members, text: string): Promise<string | null> {
  if (text.includes('@')) {
    const key = emailKeyOf(text);
    return (await members.byEmail(executor, [key])).get(key)?.id ?? null;
  }
  return (await members.byId(executor, [text])).has(text) ? text : null;
}
