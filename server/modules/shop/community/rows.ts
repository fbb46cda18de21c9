import type { ShopCommentsTable, ShopInquiriesTable, ShopReviewsTable } from '../../../db/schema.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Comment, Inquiry, Review } from './voice.ts';

export const REVIEW_COLUMNS = [
  'id',
  'product_id',
  'account_id',
  'order_id',
  'line_no',
  'choice',
  'created_at',
  'rating',
  'text',
  'pictures',
  'has_pictures',
  'status',
  'helpful',
  'updated_at',
] as const;
export const COMMENT_COLUMNS = [
  'id',
  'subject',
  'product_id',
  'account_id',
  'text',
  'created_at',
  'status',
] as const;
export const INQUIRY_COLUMNS = [
  'id',
  'product_id',
  'account_id',
  'is_private',
  'question',
  'created_at',
  'answer',
  'answered_by',
  'answered_at',
  'status',
] as const;

/** A row as it is decided upon. */
export const reviewOf = (row: ShopReviewsTable): Review => ({
  id: row.id,
  productId: row.product_id,
  accountId: row.account_id,
  orderId: row.order_id,
  lineNo: row.line_no,
  choice: row.choice === null ? null : (JSON.parse(row.choice) as Localized),
  createdAt: row.created_at,
  rating: row.rating,
  text: row.text,
  pictures: JSON.parse(row.pictures) as string[],
  status: row.status,
  helpful: row.helpful,
  updatedAt: row.updated_at,
  change: 'none',
});

export const commentOf = (row: ShopCommentsTable): Comment => ({
  id: row.id,
  subject: row.subject,
  productId: row.product_id,
  accountId: row.account_id,
  text: row.text,
  createdAt: row.created_at,
  status: row.status,
  change: 'none',
});

export const inquiryOf = (row: ShopInquiriesTable): Inquiry => ({
  id: row.id,
  productId: row.product_id,
  accountId: row.account_id,
  isPrivate: row.is_private === 1,
  question: row.question,
  createdAt: row.created_at,
  answer: row.answer,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
  status: row.status,
  change: 'none',
});
