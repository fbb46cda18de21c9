import type { TripsTable } from '../../../db/tables/trips.ts';
import type { TripsCommentsTable, TripsFilesTable } from '../../../db/tables/trips-around.ts';
import type { Comment, FileOnHand, TripAround } from './state.ts';

export const AROUND_COLUMNS = [
  ...(['id', 'owner_id', 'title', 'visibility', 'hidden_at', 'deleted_at', 'likes', 'comments'] as const),
] as const;
export const COMMENT_COLUMNS = [
  ...(['id', 'trip_id', 'account_id', 'at', 'body', 'removed_at', 'hidden_at'] as const),
] as const;
export const FILE_COLUMNS = [
  ...(['trip_id', 'id', 'file_id', 'entry_id', 'name', 'type', 'bytes', 'added_by', 'added_at'] as const),
] as const;

export const aroundOf = (row: Pick<TripsTable, (typeof AROUND_COLUMNS)[number]>): TripAround => ({
  id: row.id,
  ownerId: row.owner_id,
  title: row.title,
  isPublic: row.visibility === 'public',
  isDeleted: row.deleted_at !== null,
  hiddenAt: row.hidden_at,
  likes: row.likes,
  comments: row.comments,
  files: 0,
  isTouched: false,
});

export const commentOfRow = (row: TripsCommentsTable): Comment => ({
  id: row.id,
  tripId: row.trip_id,
  accountId: row.account_id,
  text: row.body,
  at: row.at,
  removedAt: row.removed_at,
  hiddenAt: row.hidden_at,
  change: 'none',
});

export const fileOfRow = (row: TripsFilesTable): FileOnHand => ({
  id: row.id,
  tripId: row.trip_id,
  storedId: row.file_id,
  entryId: row.entry_id,
  name: row.name,
  type: row.type,
  bytes: row.bytes,
  addedBy: row.added_by,
  addedAt: row.added_at,
  change: 'none',
  goneAt: 0,
});

/** What holds a stored file: see the module of files. */
export const holderOf = (tripId: string, fileId: string): string => `trip:${tripId}:${fileId}`;
