import type { Executor } from '../../../db/dialect.ts';
import type { ShopInquiriesTable } from '../../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import { authorsOf, type People } from '../../../voices/authors.ts';
import type { Lookups } from '../catalogue/lookups.ts';
import { INQUIRY_COLUMNS } from './rows.ts';
import type { Inquiry } from './schemas.ts';

type Query = { readonly cursor?: string; readonly limit: number };

/** Of somebody else's private inquiry nobody is told who asked. */
const NAME_OF_SOMEBODY = '*';

/**
 * What is asked about a product, the newest first. Of what is private and somebody else's it is said that it is there,
 * and whether it is answered: not a letter of it is read into the answer.
 */
export async function listInquiries(
  executor: Executor,
  productId: string,
  query: Query,
  callerId: string | null,
  accounts: People,
): Promise<Page<Inquiry>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('shop_inquiries')
    .select(INQUIRY_COLUMNS)
    .where('product_id', '=', productId)
    .where((eb) => eb.or([eb('status', '<>', 'hidden'), eb('account_id', '=', callerId ?? '')]))
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
    (row) => inquiryView(row, callerId, authorOf(row.account_id).name),
  );
}

/** What a member has asked, the newest first, with the products it is about. @param now epoch milliseconds */
export async function listOwnInquiries(
  executor: Executor,
  callerId: string,
  query: Query,
  { accounts, lookups }: { readonly accounts: People; readonly lookups: Pick<Lookups, 'cards'> },
  now: number,
): Promise<Page<Inquiry>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('shop_inquiries')
    .select(INQUIRY_COLUMNS)
    .where('account_id', '=', callerId)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  const rows = await select.execute();
  const authorOf = await authorsOf(accounts, [callerId]);
  const productIds = [...new Set(rows.map((row) => row.product_id))];
  const cards = await lookups.cards(executor, productIds, now);
  return pageOf(
    rows,
    query.limit,
    (row) => row.id,
    (row) => {
      const card = cards.get(row.product_id);
      const view = inquiryView(row, callerId, authorOf(callerId).name);
      return card ? { ...view, product: { name: card.name, picture: card.picture } } : view;
    },
  );
}

/** One inquiry for whoever wrote it; null when it is gone. */
export async function readOwnInquiry(
  executor: Executor,
  inquiryId: string,
  callerId: string,
  accounts: People,
): Promise<Inquiry | null> {
  const row = await executor
    .selectFrom('shop_inquiries')
    .select(INQUIRY_COLUMNS)
    .where('id', '=', inquiryId)
    .where('account_id', '=', callerId)
    .executeTakeFirst();
  return row ? inquiryView(row, callerId, (await authorsOf(accounts, [callerId]))(callerId).name) : null;
}

function inquiryView(row: ShopInquiriesTable, callerId: string | null, author: string): Inquiry {
  const isMine = row.account_id === callerId;
  const isOpen = row.is_private === 0 || isMine;
  return {
    inquiryId: row.id,
    productId: row.product_id,
    isPrivate: row.is_private === 1,
    question: isOpen ? row.question : null,
    answer: isOpen ? row.answer : null,
    answeredAt: isOpen ? isoOrNull(row.answered_at) : null,
    status: row.status,
    author: isOpen ? author : NAME_OF_SOMEBODY,
    isMine,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
