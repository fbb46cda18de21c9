import { join } from 'node:path';
import { pino } from 'pino';
import { insertMany } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import { idMaker } from '../../server/lib/id.ts';
import { ACCOUNT_COLUMNS } from '../../server/modules/accounts/queries.ts';
import { memberSearchable } from '../../server/modules/accounts/searchable.ts';
import { openSearchIndexes, type SearchIndexes } from '../../server/search/open.ts';
import { seededRandom } from '../../test/simulation/random.ts';
import type { Rig } from './rig.ts';

const PAGE = 5_000;
const SURNAMES = [
  ...'김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현',
];
const SYLLABLES = [...'민서지우현준하윤도예은수아진영재성호혜린주원태연정희승훈경나라다빈채유별솔'];
const WORDS = [
  'minji',
  'junho',
  'seoyeon',
  'haneul',
  'park',
  'kim',
  'blue',
  'sky',
  'star',
  'river',
  'coffee',
  'tiger',
  'maple',
];
const HOSTS = ['naver.com', 'gmail.com', 'daum.net', 'madang.example'];
const FIRST_MS = Date.UTC(2024, 0, 1);
const EVERY_MS = 30_000;

/** When the newest of so many members joined, epoch milliseconds. */
export const newestAt = (count: number): number => FIRST_MS + count * EVERY_MS;

/** Made-up members: always the same, some names and words far more frequent than others. */
export async function insertListedMembers(database: Database, count: number): Promise<void> {
  const random = seededRandom(20_261_121);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * random() * from.length)]!;
  let at = FIRST_MS;
  const makeId = idMaker(
    () => at,
    () => 0.5,
  );
  const row = (i: number): (string | number | null)[] => {
    at = FIRST_MS + (i + 1) * EVERY_MS;
    const email = `${pick(WORDS)}${pick(['', '.', '_'])}${pick(WORDS)}${i}@${pick(HOSTS)}`;
    const status = i % 5 === 0 ? 'dormant' : i % 97 === 0 ? 'deleted' : 'active';
    const values: Record<(typeof ACCOUNT_COLUMNS)[number], string | number | null> = {
      id: makeId(),
      email,
      email_key: email,
      name: pick(SURNAMES) + pick(SYLLABLES) + pick(SYLLABLES),
      password_hash: null,
      role: i % 20_000 === 7 ? 'admin' : 'member',
      locale: 'ko',
      created_at: at,
      last_active_at: FIRST_MS + ((i * 7_919) % count) * EVERY_MS,
      email_verified_at: at,
      password_changed_at: null,
      status,
      dormancy_warned_at: null,
      dormant_at: null,
      deleted_at: null,
      picture_id: null,
    };
    return ACCOUNT_COLUMNS.map((column) => values[column]);
  };
  for (let from = 0; from < count; from += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, count - from) }, (_, i) => row(from + i));
    await database.transact((tx) => insertMany(tx, 'accounts', ACCOUNT_COLUMNS, rows));
  }
}

/** The embedded index of operators, with all members of a database. */
export async function indexMembers(rig: Rig, database: Database): Promise<SearchIndexes> {
  const folder = join(rig.directory, rig.newName('lists-'));
  const indexes = openSearchIndexes({ opensearch: null }, folder, pino({ level: 'silent' }), () =>
    performance.now(),
  );
  const rebuild = await indexes.operators.rebuild('bench');
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await memberSearchable.page(database.background, after, PAGE);
    if (ids.length === 0) break;
    await rebuild.add(await memberSearchable.documents(database.background, ids), 1);
    after = ids.at(-1)!;
  }
  await rebuild.finish();
  return indexes;
}
