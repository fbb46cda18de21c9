import type { Executor } from '../../../db/dialect.ts';
import type { ShopCommentsTable } from '../../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { authorsOf, type People } from '../../../voices/authors.ts';
import { COMMENT_COLUMNS } from './rows.ts';
import type { Author, Comment } from './schemas.ts';
import { type Subject, subjectOf } from './voice.ts';

/** One comment for whoever wrote it; null when it is gone. */
export async function readOwnComment(
  executor: Executor,
  commentId: string,
  callerId: string,
  accounts: People,
): Promise<Comment | null> {
  const row = await executor
    .selectFrom('shop_comments')
    .select(COMMENT_COLUMNS)
    .where('id', '=', commentId)
    .where('account_id', '=', callerId)
    .executeTakeFirst();
  return row ? commentView(row, callerId, (await authorsOf(accounts, [callerId]))(callerId)) : null;
}

/** What is said below a product or a review, the newest first. */
export async function listComments(
  executor: Executor,
  subject: Subject,
  query: { readonly cursor?: string; readonly limit: number },
  callerId: string | null,
  accounts: People,
): Promise<Page<Comment>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('shop_comments')
    .select(COMMENT_COLUMNS)
    .where('subject', '=', subjectOf(subject))
    .where('status', '=', 'shown')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  const rows = await select.execute();
  const authorOf = await authorsOf(
    accounts,
    rows.map((row) => row.account_id),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => row.id,
    (row) => commentView(row, callerId, authorOf(row.account_id)),
  );
}

const commentView = (row: ShopCommentsTable, callerId: string | null, author: Author): Comment => ({
  commentId: row.id,
  text: row.text,
  author,
  isMine: row.account_id === callerId,
  createdAt: new Date(row.created_at).toISOString(),
});
