import { type Fields, fieldsOf } from '../../../../gateways/call.ts';

/** One page of the list, as it was sent. */
export interface TourPage {
  readonly items: readonly Fields[];
  /** Of the whole list. */
  readonly total: number;
}
export type TourAnswer =
  | { readonly kind: 'page'; readonly page: TourPage }
  /** `isLasting`: asking again does not help today. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isLasting: boolean };

/** Items of one page at the most: more than was asked for is an answer to something else. */
const MAX_ITEMS = 1_000;
/** Codes of data.go.kr that another try does not change: a key that is wrong or used up, a wrong question. */
const LASTING = new Set(['10', '11', '12', '20', '21', '22', '30', '31', '32', '33']);
const NAMES: Readonly<Record<string, string>> = {
  '10': 'wrong parameters',
  '12': 'there is no such service',
  '20': 'the key may not use this service',
  '22': 'the number of requests of today is used up',
  '30': 'the key is not registered',
  '31': 'the key has expired',
};

/**
 * Reads an answer of the list. The portal answers trouble with status 200, in XML or HTML whatever was asked for, and
 * an empty list as an empty text.
 */
export function readAnswer(status: number, text: string): TourAnswer {
  const code = /<returnReasonCode>\s*(\d{1,3})\s*</.exec(text)?.[1];
  if (code !== undefined) return refusal(code);
  if (status !== 200) return { kind: 'refused', reason: `status ${status}`, isLasting: status === 401 };
  const root = fieldsOf(parsed(text));
  if (!root) return { kind: 'refused', reason: 'an answer that is no JSON', isLasting: false };
  const response = fieldsOf(root.response);
  const header = fieldsOf(response?.header) ?? root;
  const resultCode = String(header.resultCode ?? '');
  if (resultCode !== '0000' && resultCode !== '00') return refusal(resultCode);
  const body = fieldsOf(response?.body);
  const total = Number(body?.totalCount);
  if (!body || !Number.isSafeInteger(total) || total < 0) {
    return { kind: 'refused', reason: 'an answer without a list', isLasting: false };
  }
  const inner = fieldsOf(body.items)?.item ?? [];
  const items = (Array.isArray(inner) ? inner : [inner]).slice(0, MAX_ITEMS);
  return { kind: 'page', page: { items: items.map((item) => fieldsOf(item) ?? {}), total } };
}

function refusal(code: string): TourAnswer {
  const known = code.replace(/^0+(?=\d)/, '').slice(0, 10);
  const reason = `code ${known || 'unknown'}${NAMES[known] ? `: ${NAMES[known]}` : ''}`;
  return { kind: 'refused', reason, isLasting: LASTING.has(known) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
