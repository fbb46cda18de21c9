import type { Executor } from '../../db/dialect.ts';
import type { IdentityLinksTable } from '../../db/schema.ts';
import type { OutsidePerson } from './providers/outside.ts';
import type { Provider } from './schemas.ts';

type Named = Pick<OutsidePerson, 'issuer' | 'subject'>;

/** A reservation for an account that is being made is forgotten after this, if the process died meanwhile. */
const RESERVED_MS = 60_000;
/** No account's id begins with it. */
const RESERVED = '~';

export const reservationOf = (flowId: string): string => `${RESERVED}${flowId.slice(0, 15)}`;
const isReservation = (row: IdentityLinksTable): boolean => row.account_id.startsWith(RESERVED);

/** The link of an outside identity; undefined when there is none, or only somebody's reservation. */
export async function findLink(
  executor: Executor,
  { issuer, subject }: Named,
): Promise<IdentityLinksTable | undefined> {
  const row = await executor
    .selectFrom('identity_links')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row && !isReservation(row) ? row : undefined;
}

export const linksOf = (executor: Executor, accountId: string): Promise<IdentityLinksTable[]> =>
  executor
    .selectFrom('identity_links')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('provider')
    .execute();

/** @throws the driver's error when it is linked already, or the account has another of this provider */
export async function insertLink(
  tx: Executor,
  accountId: string,
  provider: Provider,
  person: OutsidePerson,
  at: number,
): Promise<void> {
  await tx
    .insertInto('identity_links')
    .values({
      issuer: person.issuer,
      subject: person.subject,
      provider,
      account_id: accountId,
      email: person.email,
      linked_at: at,
      last_used_at: null,
    })
    .execute();
}

/** Frees what a process that died has reserved. */
export async function dropStaleReservation(
  tx: Executor,
  { issuer, subject }: Named,
  at: number,
): Promise<void> {
  await tx
    .deleteFrom('identity_links')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('account_id', 'like', `${RESERVED}%`)
    .where('linked_at', '<', at - RESERVED_MS)
    .execute();
}

export async function confirmReservation(
  tx: Executor,
  { issuer, subject }: Named,
  reservation: string,
  accountId: string,
): Promise<void> {
  await tx
    .updateTable('identity_links')
    .set({ account_id: accountId })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('account_id', '=', reservation)
    .execute();
}

export async function dropReservation(tx: Executor, reservation: string): Promise<void> {
  await tx.deleteFrom('identity_links').where('account_id', '=', reservation).execute();
}

export async function touchLink(tx: Executor, { issuer, subject }: Named, at: number): Promise<void> {
  await tx
    .updateTable('identity_links')
    .set({ last_used_at: at })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
}

/** @returns whether there was one */
export async function deleteLink(tx: Executor, accountId: string, provider: Provider): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('identity_links')
    .where('account_id', '=', accountId)
    .where('provider', '=', provider)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
