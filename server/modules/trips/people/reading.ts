import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TripsLinksTable, TripsTable } from '../../../db/tables/trips.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { Role, TripHead } from '../trip.ts';
import { isOpen } from './links.ts';
import { hashOfToken } from './tokens.ts';

const SHOWN = [
  ...([
    'id',
    'owner_id',
    'sequence',
    'state',
    'title',
    'starts_on',
    'days',
    'regions',
    'visibility',
  ] as const),
  ...(['published_at', 'hidden_at', 'likes', 'comments', 'copies', 'changed_at', 'deleted_at'] as const),
] as const;

/** A trip's row, as far as it is shown. */
export type TripRow = Pick<TripsTable, (typeof SHOWN)[number]>;
export type LinkRow = TripsLinksTable;

/** A trip that is not deleted; null: there is none. */
export async function readTripRow(executor: Executor, tripId: string): Promise<TripRow | null> {
  const row = await executor
    .selectFrom('trips')
    .select(SHOWN)
    .where('id', '=', tripId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Trips by id, deleted ones too, in bulk. */
export async function readTripRows(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, TripRow>> {
  const rows = await selectMany<TripRow>(
    executor,
    { table: 'trips', columns: SHOWN, keys: ['id'], index: 'PRIMARY', lock: false },
    [...new Set(ids)].map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export const headOf = (row: Pick<TripRow, 'state'>): TripHead => JSON.parse(row.state) as TripHead;

/** Which part a member has in a trip; null: none, or no longer. */
export async function roleOf(executor: Executor, tripId: string, accountId: string): Promise<Role | null> {
  const row = await executor
    .selectFrom('trips_people')
    .select('role')
    .where('trip_id', '=', tripId)
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row?.role ?? null;
}

/**
 * A trip that a member takes part in.
 * @throws ProblemError trips.not-found, also for the trips of others
 */
export async function requireMember(
  executor: Executor,
  tripId: string,
  accountId: string,
): Promise<{ readonly trip: TripRow; readonly role: Role }> {
  const [trip, role] = [await readTripRow(executor, tripId), await roleOf(executor, tripId, accountId)];
  if (!trip || !role) throw new ProblemError('trips.not-found', { tripId });
  return { trip, role };
}

export const isPublic = (row: Pick<TripRow, 'visibility' | 'hidden_at' | 'deleted_at'>): boolean =>
  row.visibility === 'public' && row.hidden_at === null && row.deleted_at === null;

/**
 * A trip that everybody may read.
 * @throws ProblemError trips.not-found
 */
export async function requirePublic(executor: Executor, tripId: string): Promise<TripRow> {
  const trip = await readTripRow(executor, tripId);
  if (!trip || !isPublic(trip)) throw new ProblemError('trips.not-found', { tripId });
  return trip;
}

export interface OpenLink {
  readonly link: LinkRow;
  readonly trip: TripRow;
}

/**
 * The link of a token that opens something now, and its trip. Of a trip that operators hid no link is read by.
 * @param at epoch milliseconds
 * @throws ProblemError trips.link-not-found, whatever is wrong with it
 */
export async function requireLink(
  executor: Executor,
  token: string,
  purpose: 'read' | 'join',
  at: number,
): Promise<OpenLink> {
  const link = await executor
    .selectFrom('trips_links')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  return judged(executor, link, purpose, at);
}

/** The same for a link by its id: who asks has shown in another way that it is theirs. */
export async function requireLinkOfId(executor: Executor, linkId: string, at: number): Promise<OpenLink> {
  const link = await executor
    .selectFrom('trips_links')
    .selectAll()
    .where('id', '=', linkId)
    .executeTakeFirst();
  return judged(executor, link, 'join', at);
}

async function judged(
  executor: Executor,
  link: LinkRow | undefined,
  purpose: 'read' | 'join',
  at: number,
): Promise<OpenLink> {
  const gone = new ProblemError('trips.link-not-found');
  if (link?.purpose !== purpose || (purpose === 'read' && !isOpenRow(link, at))) throw gone;
  const trip = await readTripRow(executor, link.trip_id);
  if (!trip || (purpose === 'read' && trip.hidden_at !== null)) throw gone;
  return { link, trip };
}

/** @param at epoch milliseconds */
export const isOpenRow = (row: LinkRow, at: number): boolean =>
  isOpen(
    {
      ...{ revokedAt: row.revoked_at, expiresAt: row.expires_at, email: row.email },
      ...{ uses: row.uses, purpose: row.purpose },
    },
    at,
  );
