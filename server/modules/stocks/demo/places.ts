import type { Executor } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { type Accounts, emailKeyOf } from '../../accounts/index.ts';
import { COMPANY_OF, type Place, type Seat } from './crowd.ts';
import { TRADERS } from './people.ts';

/** Where the crowd's addresses are: nowhere. */
const HOST = 'crowd.madang.example';
/** Who is there, and what is listed, is looked up so often. */
const LOOK_EVERY_MS = 15_000;

export const addressOf = (handle: string): string => `${handle}@${HOST}`;

interface Found {
  readonly seats: readonly Seat[];
  readonly places: readonly Place[];
}

/**
 * Who of the crowd trades, and where: the demo's companies, and the same in seasons that they are in. Looked up now and then.
 * @returns nobody and nothing before the demo has begun
 */
export function seatsAndPlaces({
  database,
  accounts,
  monotonic,
  mute,
}: {
  readonly database: Pick<Database, 'reader'>;
  readonly accounts: Pick<Accounts, 'byEmail'>;
  readonly monotonic: () => number;
  /** The notices of these members. */
  readonly mute: (memberIds: readonly string[]) => void;
}): () => Promise<Found> {
  let found: Found = { seats: [], places: [] };
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (monotonic() - lookedAt < LOOK_EVERY_MS) return found;
    lookedAt = monotonic();
    const keys = TRADERS.map(({ handle }) => emailKeyOf(addressOf(handle)));
    const byKey = await accounts.byEmail(database.reader, keys);
    const listings = await database.reader
      .selectFrom('stocks_listings')
      .select(['symbol', 'season_id'])
      .where('status', '=', 'listed')
      .execute();
    const seasons = await seasonsOf(
      database.reader,
      Array.from(byKey.values(), ({ id }) => id),
    );
    found = {
      seats: TRADERS.flatMap(({ habit }, i) => {
        const account = byKey.get(keys[i]!);
        return account
          ? [{ memberId: account.id, habit, seasons: seasons.get(account.id) ?? new Set() }]
          : [];
      }),
      places: listings.flatMap(({ symbol, season_id: seasonId }) => {
        const company = COMPANY_OF.get(symbol.split('-')[0]!);
        return company ? [{ symbol, seasonId, company }] : [];
      }),
    };
    mute(found.seats.map(({ memberId }) => memberId));
    // Nobody there yet: the demo may begin any moment.
    if (found.seats.length === 0) lookedAt = Number.NEGATIVE_INFINITY;
    return found;
  };
}

async function seasonsOf(reader: Executor, memberIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const seasons = new Map<string, Set<string>>();
  if (memberIds.length === 0) return seasons;
  const entries = await reader
    .selectFrom('stocks_entries')
    .select(['account_id', 'season_id'])
    .where('account_id', 'in', memberIds)
    .execute();
  for (const { account_id: memberId, season_id: seasonId } of entries) {
    const of = seasons.get(memberId) ?? new Set();
    seasons.set(memberId, of.add(seasonId));
  }
  return seasons;
}
