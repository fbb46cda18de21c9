import { createHash, timingSafeEqual } from 'node:crypto';
import { amountOf, fieldsOf, textOf } from '../call.ts';
import type { SandboxAnswer, SandboxBook } from './book.ts';

export interface SandboxRequest {
  readonly method: string;
  /** Below the sandbox's address, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

const KOREA = '+09:00';
const refuse = (status: number, code: string, message: string): SandboxAnswer => ({
  status,
  body: { code, message },
});
const unknownRoute = refuse(404, 'NOT_FOUND', '존재하지 않는 정보 입니다.');
const invalid = refuse(400, 'INVALID_REQUEST', '잘못된 요청입니다.');

/** Toss Payments' core API, as far as our adapter uses it. */
export async function answerToss(
  book: SandboxBook,
  secretKey: string,
  request: SandboxRequest,
): Promise<SandboxAnswer> {
  if (!isAllowed(request.headers.authorization ?? '', secretKey)) {
    return refuse(401, 'UNAUTHORIZED_KEY', '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.');
  }
  const url = new URL(request.path, 'http://sandbox.invalid');
  const [version, noun, first = '', second = ''] = url.pathname.split('/').slice(1).map(decodeURIComponent);
  if (version !== 'v1') return unknownRoute;
  const key = request.headers['idempotency-key'] ?? null;
  const what = `${request.method} ${noun}`;
  if (what === 'GET transactions') return list(book, url.searchParams);
  if (what === 'GET payments' && first === 'orders') return book.read({ orderId: second });
  if (what === 'GET payments' && second === '') return book.read({ paymentKey: first });
  if (what === 'POST payments' && first === 'confirm') return confirm(book, request.body, key);
  if (what === 'POST payments' && second === 'cancel') return cancel(book, first, request.body, key);
  return unknownRoute;
}

function isAllowed(header: string, secretKey: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  return timingSafeEqual(digest(header), digest(expected));
}

async function confirm(book: SandboxBook, body: unknown, key: string | null): Promise<SandboxAnswer> {
  const fields = fieldsOf(body);
  const paymentKey = textOf(fields?.paymentKey);
  const orderId = textOf(fields?.orderId, 64);
  const amount = amountOf(fields?.amount);
  if (paymentKey === null || orderId === null || amount === null) return invalid;
  return book.confirm({ paymentKey, orderId, amount }, key);
}

async function cancel(
  book: SandboxBook,
  paymentKey: string,
  body: unknown,
  key: string | null,
): Promise<SandboxAnswer> {
  const fields = fieldsOf(body);
  const reason = textOf(fields?.cancelReason);
  if (reason === null) return invalid;
  return book.cancel({ paymentKey, amount: amountOf(fields?.cancelAmount), reason }, key);
}

async function list(book: SandboxBook, query: URLSearchParams): Promise<SandboxAnswer> {
  const from = Date.parse(`${query.get('startDate')}${KOREA}`);
  // The last second belongs to the period as a whole.
  const until = Date.parse(`${query.get('endDate')}${KOREA}`) + 1_000;
  const limit = Number(query.get('limit') ?? 100);
  if (Number.isNaN(from) || Number.isNaN(until) || !Number.isInteger(limit)) return invalid;
  return book.list({ from, until, after: query.get('startingAfter') ?? '', limit });
}
