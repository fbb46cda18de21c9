import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Job } from '../../../jobs/job.ts';
import type { Localized } from '../../../lib/localized.ts';
import { createPurge, type Found, shelfOf } from '../../../upkeep/index.ts';
import { createHoldersJob, type Holder, type ToldRound } from './holders.ts';
import type { EntryParts } from './parts.ts';

const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
/** Whoever was not asked by then remembers too little. */
const ASKED_FOR_DAYS = 7;
/** Who looked at which ticket when is of use for as long as somebody may complain. */
const SCANS_KEPT_MS = 365 * DAY_MS;

/** When a day of Korea's calendar begins. @param at epoch milliseconds within it @param days later */
const dayFrom = (at: number, days = 0): number =>
  Math.floor((at + SEOUL_MS) / DAY_MS + days) * DAY_MS - SEOUL_MS;

type Told = readonly { readonly round: ToldRound; readonly holder: Holder }[];
interface Show {
  readonly title: Localized;
  readonly venue: Localized;
}
const NOBODY: Localized = { ko: '', en: '' };

async function showsOf(tx: Executor, told: Told): Promise<Map<string, Show>> {
  const performances = await selectMany<{ id: string; title_ko: string; title_en: string; venue_id: string }>(
    tx,
    {
      table: 'tickets_performances',
      columns: ['id', 'title_ko', 'title_en', 'venue_id'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    told.map(({ round }) => [round.performance_id]),
  );
  const venues = await selectMany<{ id: string; name_ko: string; name_en: string }>(
    tx,
    {
      table: 'tickets_venues',
      columns: ['id', 'name_ko', 'name_en'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    performances.map(({ venue_id }) => [venue_id]),
  );
  const venueOf = new Map(venues.map(({ id, name_ko, name_en }) => [id, { ko: name_ko, en: name_en }]));
  return new Map(
    performances.map(({ id, title_ko, title_en, venue_id }) => [
      id,
      { title: { ko: title_ko, en: title_en }, venue: venueOf.get(venue_id) ?? NOBODY },
    ]),
  );
}

const factsOf = ({ round, holder }: Told[number], show: Show | undefined) => ({
  ...{ roundId: round.id, performanceId: round.performance_id, startsAt: round.starts_at },
  ...{ accountId: holder.accountId, ticketId: holder.ticketId, tickets: holder.tickets },
  title: show?.title ?? NOBODY,
  venue: show?.venue ?? NOBODY,
});

/** Whoever has a ticket for tomorrow is told so, buyers or not. */
export const remindShows = (parts: Pick<EntryParts, 'database' | 'makeId'>): Job<Found> =>
  createHoldersJob(parts, {
    name: 'tickets.remind-shows',
    // In the daytime; every hour, for shows that were moved or put on meanwhile.
    schedule: '10 10-20 * * *',
    mark: 'reminded_at',
    between: (at) => [at, dayFrom(at, 2)],
    say: async (tx, told) => {
      const shows = await showsOf(tx, told);
      return told.map((one) => ({
        name: 'tickets.show-near',
        key: one.round.id,
        data: factsOf(one, shows.get(one.round.performance_id)),
      }));
    },
  });

/** The day after, whoever had a ticket is asked once what they think of it, unless they have said so already. */
export const askReviews = (parts: Pick<EntryParts, 'database' | 'makeId'>): Job<Found> =>
  createHoldersJob(parts, {
    name: 'tickets.ask-reviews',
    schedule: '40 11-20 * * *',
    mark: 'nudged_at',
    between: (at) => [dayFrom(at, -ASKED_FOR_DAYS), dayFrom(at)],
    say: async (tx, told) => {
      const reviewed = await reviewedBy(tx, told);
      const left = told.filter(
        ({ round, holder }) => !reviewed.has(`${round.performance_id}/${holder.accountId}`),
      );
      const shows = await showsOf(tx, left);
      return left.map((one) => ({
        name: 'tickets.review-asked',
        key: one.round.id,
        data: factsOf(one, shows.get(one.round.performance_id)),
      }));
    },
  });

async function reviewedBy(tx: Executor, told: Told): Promise<Set<string>> {
  const rows = await selectMany<{ performance_id: string; account_id: string }>(
    tx,
    {
      table: 'tickets_reviews',
      columns: ['performance_id', 'account_id'],
      keys: ['performance_id', 'account_id'],
      index: 'performance_id',
      lock: false,
    },
    told.map(({ round, holder }) => [round.performance_id, holder.accountId]),
  );
  return new Set(rows.map((row) => `${row.performance_id}/${row.account_id}`));
}

/** Looks at tickets of a year ago. */
export const purgeScans = (): Job<Found> =>
  createPurge({
    name: 'tickets.purge-scans',
    schedule: '25 4 * * *',
    shelves: [
      shelfOf('tickets_scans', {
        name: 'scans',
        key: ['round_id', 'id'],
        stretch: (at) => ({
          index: 'tickets_scans_old',
          where: {},
          atMost: { at: at - SCANS_KEPT_MS },
          order: ['at', 'round_id', 'id'],
        }),
      }),
    ],
  });
