import type { Cache } from '../../cache/index.ts';
import { transactAgain } from '../../db/again.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { AccountsTable } from '../../db/schema.ts';
import { type AuditRecord, appendAudit } from '../../events/audit.ts';
import { appendEvents } from '../../events/outbox.ts';
import { ProblemError } from '../../http/errors.ts';
import { type Picture, smallPicture } from '../../lib/picture-schema.ts';
import type { Files } from '../files/index.ts';
import { accountOf } from './domain.ts';
import { findAccount, lockAccount, selectAccountColumns } from './queries.ts';
import type { Account } from './schemas.ts';

/** What files do for accounts. */
export type PictureFiles = Pick<Files, 'lock' | 'attach' | 'release' | 'picturesOf'>;

/** What changing a picture needs. */
export interface PictureParts {
  readonly database: Database;
  readonly files: PictureFiles;
  /** Whoever remembers what members look like. */
  readonly people: Pick<Cache<Person>, 'invalidate'>;
}

/** An account as the API shows it, with its picture. */
export type ShowAccount = (row: AccountsTable) => Promise<Account>;

export const createShowAccount =
  (executor: Executor, { picturesOf }: Pick<PictureFiles, 'picturesOf'>): ShowAccount =>
  async (row) => {
    const pictures = await picturesOfRows(executor, [row], picturesOf);
    return { ...accountOf(row), picture: pictures(row) };
  };

type Shown = Pick<AccountsTable, 'picture_id'>;

/** The pictures of these accounts, in bulk. */
export async function picturesOfRows(
  executor: Executor,
  rows: readonly Shown[],
  picturesOf: PictureFiles['picturesOf'],
): Promise<(row: Shown) => Picture | null> {
  const pictures = await picturesOf(
    executor,
    rows.flatMap((row) => row.picture_id ?? []),
  );
  return (row) => (row.picture_id === null ? null : (pictures.get(row.picture_id) ?? null));
}

/** A member as lists show them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** In small sizes. */
  readonly picture: Picture | null;
}

/**
 * Finds accounts by id, with their pictures in small sizes, in bulk.
 * @returns id → account, only those that exist
 */
export async function people(
  executor: Executor,
  ids: readonly string[],
  picturesOf: PictureFiles['picturesOf'],
): Promise<Map<string, Person>> {
  const rows = await selectAccountColumns<Pick<AccountsTable, 'id' | 'name' | 'picture_id'>>(
    executor,
    ['id', 'name', 'picture_id'],
    ids,
  );
  const pictureOf = await picturesOfRows(executor, rows, picturesOf);
  return new Map(
    rows.map((row) => {
      const picture = pictureOf(row);
      return [row.id, { id: row.id, name: row.name, picture: picture && smallPicture(picture) }];
    }),
  );
}

const ownerOf = (accountId: string): string => `account:${accountId}:picture`;

/** A change of a picture that is to be made. */
interface Change {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Notes that lists show another picture from now on. */
async function announce(tx: Executor, accountId: string, { id, at }: Change): Promise<void> {
  await appendEvents(tx, {
    batchId: id,
    lane: 'accounts',
    at,
    events: [{ name: 'account.picture-changed', key: accountId, data: { accountId }, at, by: id }],
  });
}

/**
 * Shows an uploaded file as a member's picture, or none. A short transaction of its own: it is one row, and to ask
 * for what is there changes nothing.
 * @throws ProblemError file.not-found for what the member did not upload, auth.invalid-token
 */
export async function changePicture(
  { database, files, people }: PictureParts,
  accountId: string,
  fileId: string | null,
  change: Change,
): Promise<void> {
  // Only a row that exists may be locked.
  if (!(await findAccount(database.reader, accountId))) throw new ProblemError('auth.invalid-token');
  await transactAgain(database, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account || account.status === 'deleted') throw new ProblemError('auth.invalid-token');
    const before = account.picture_id;
    if (before === fileId) return;
    if (fileId === null) await files.release(tx, ownerOf(accountId), change.at);
    else {
      const locked = await files.lock(tx, before === null ? [fileId] : [before, fileId]);
      const isOwn = locked.get(fileId)?.uploaders.has(accountId) === true;
      const isShown = isOwn && (await files.attach(tx, fileId, ownerOf(accountId), accountId, change.at));
      if (!isShown) throw new ProblemError('file.not-found');
    }
    await tx.updateTable('accounts').set({ picture_id: fileId }).where('id', '=', accountId).execute();
    await announce(tx, accountId, change);
  });
  await people.invalidate([accountId]);
}

/**
 * Takes a member's picture off, by an operator; audited in the same transaction. Where there is none, nothing happens.
 * @throws ProblemError account.not-found
 */
export async function removePicture(
  { database, files, people }: PictureParts,
  accountId: string,
  by: Pick<AuditRecord, 'id' | 'at' | 'actorId' | 'reason'>,
): Promise<void> {
  if (!(await findAccount(database.reader, accountId))) throw new ProblemError('account.not-found');
  await transactAgain(database, async (tx) => {
    const fileId = (await lockAccount(tx, accountId))?.picture_id ?? null;
    if (fileId === null) return;
    await files.release(tx, ownerOf(accountId), by.at);
    await tx.updateTable('accounts').set({ picture_id: null }).where('id', '=', accountId).execute();
    await announce(tx, accountId, by);
    const note = { action: 'account.remove-picture', subject: accountId, details: { fileId } };
    await appendAudit(tx, [{ ...by, ...note }]);
  });
  await people.invalidate([accountId]);
}
