import type { Executor } from '../../../db/dialect.ts';
import type { TripsPeopleTable } from '../../../db/tables/trips.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { maskedName } from '../../pay/index.ts';
import type { PeopleParts } from './parts.ts';
import { headOf, isOpenRow, type LinkRow, type OpenLink, roleOf } from './reading.ts';
import type { Invitation, TripLink, TripPerson } from './schemas.ts';

const NOBODY = '?';

const personView = (row: Omit<TripsPeopleTable, 'trip_id'>): TripPerson => ({
  personId: row.id,
  accountId: row.account_id,
  name: row.name,
  role: row.role,
  joinedAt: iso(row.joined_at),
  leftAt: isoOrNull(row.left_at),
});

/** Everybody who takes part in a trip, or did, in the order in which they came. */
export async function listPeople(executor: Executor, tripId: string): Promise<TripPerson[]> {
  const rows = await executor
    .selectFrom('trips_people')
    .select(['id', 'account_id', 'name', 'role', 'joined_at', 'left_at'])
    .where('trip_id', '=', tripId)
    .execute();
  return rows
    .toSorted((a, b) => a.joined_at - b.joined_at || (a.id < b.id ? -1 : 1))
    .map((row) => personView(row));
}

/** @param at epoch milliseconds */
export const linkView = (row: LinkRow, at: number): TripLink => ({
  linkId: row.id,
  purpose: row.purpose,
  role: row.role,
  withCosts: row.with_costs === 1,
  personId: row.person_id,
  email: row.email,
  note: row.note,
  createdAt: iso(row.created_at),
  expiresAt: isoOrNull(row.expires_at),
  revokedAt: isoOrNull(row.revoked_at),
  isOpen: isOpenRow(row, at),
  uses: row.uses,
});

/** The links of a trip, the newest first. @param at epoch milliseconds */
export async function listLinks(executor: Executor, tripId: string, at: number): Promise<TripLink[]> {
  const rows = await executor.selectFrom('trips_links').selectAll().where('trip_id', '=', tripId).execute();
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map((row) => linkView(row, at));
}

/**
 * What a link invites to. Names of people are for those who are signed in; the trip itself for those who take part.
 * @param at epoch milliseconds
 */
export async function invitationView(
  executor: Executor,
  { accounts }: Pick<PeopleParts, 'accounts'>,
  { link, trip }: OpenLink,
  callerId: string | null,
  at: number,
): Promise<Invitation> {
  const people = (await listPeople(executor, trip.id)).filter(({ leftAt }) => leftAt === null);
  const isMember = callerId !== null && (await roleOf(executor, trip.id, callerId)) !== null;
  const inviter = (await accounts.people([link.created_by])).get(link.created_by)?.name ?? NOBODY;
  const companions = people.filter(({ role }) => role === 'companion');
  return {
    tripId: isMember ? trip.id : null,
    title: trip.title,
    startsOn: trip.starts_on,
    days: trip.days,
    regions: [...headOf(trip).regions],
    role: link.role,
    inviter: callerId === null ? maskedName(inviter) : inviter,
    people: people.length,
    isMember,
    isOpen: isOpenRow(link, at),
    companions: callerId === null ? [] : companions.map(({ personId, name }) => ({ personId, name })),
    personId: companions.find(({ personId }) => personId === link.person_id)?.personId ?? null,
  };
}
