import type { Database } from '../../server/db/open.ts';
import type { Tokens } from '../../server/http/auth.ts';
import { seedDrop } from '../../server/modules/coupons/index.ts';
import { seedMembers } from './members.ts';
import { MAX_SEATS, seedRound } from './rounds.ts';
import { seedSymbol } from './symbols.ts';
import { seedVariant } from './variants.ts';

/** What the script prints; null for what was not asked for. */
export interface SeedReport {
  members: number | null;
  dropId: string | null;
  roundId: string | null;
  seatIds: string[] | null;
  variantId: string | null;
  symbol: string | null;
}

export interface SeedContext {
  readonly database: Database;
  readonly makeId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly tokens: Tokens;
  readonly say: (line: string) => void;
  /** Members that this run has made. */
  readonly memberIds: string[];
  /** As they were typed, without the dashes. */
  readonly flags: ReadonlyMap<string, string>;
}

/** One flag and what it makes. A new service adds an entry here and its key in the report. */
export interface Seeder {
  readonly flag: string;
  /** Its value is a count up to this; null: it takes none. */
  readonly atMost: number | null;
  /** Further flags, of any value, that mean nothing without it. */
  readonly extras?: readonly string[];
  readonly help: string;
  seed(context: SeedContext): Promise<Partial<SeedReport>>;
}

export const seeders: readonly Seeder[] = [
  {
    flag: 'members',
    atMost: 5_000_000,
    extras: ['tokens'],
    help: '--members N [--tokens FILE]   N members with money; an access token (24 hours) per line into FILE',
    seed: async (context) => {
      const count = Number(context.flags.get('members'));
      await seedMembers(context, count, context.flags.get('tokens'));
      return { members: count };
    },
  },
  {
    flag: 'drop',
    atMost: 2_000_000_000,
    help: '--drop COUPONS                an open first-come drop with so many coupons',
    seed: async ({ database, makeId, now, flags }) => {
      const total = Number(flags.get('drop'));
      const drop = { id: makeId(), name: `부하 시험 쿠폰 ${total}장`, total, at: now() };
      await database.transact((tx) => seedDrop(tx, drop));
      return { dropId: drop.id };
    },
  },
  {
    flag: 'round',
    atMost: MAX_SEATS,
    help: '--round SEATS                 a round on sale with so many seats, without a waiting room or a limit',
    seed: (context) => seedRound(context, Number(context.flags.get('round'))),
  },
  {
    flag: 'variant',
    atMost: 2_000_000_000,
    help: '--variant STOCK               a product on sale without delivery, whose one variant has that stock',
    seed: async (context) => ({
      variantId: await seedVariant(context, Number(context.flags.get('variant'))),
    }),
  },
  {
    flag: 'symbol',
    atMost: null,
    help: '--symbol                      a symbol in continuous trading; the members of this run have shares of it',
    seed: async (context) => ({ symbol: await seedSymbol(context) }),
  },
];
