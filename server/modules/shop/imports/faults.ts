import type { Localized } from '../../../lib/localized.ts';
import { choicesOf } from './cells.ts';
import type { ColumnKey } from './columns.ts';

/** What can be wrong with a cell, in words for the operator who mends the file. */
export const FAULT_TEXTS = {
  required: { ko: '값이 필요합니다', en: 'A value is needed' },
  'not-a-number': { ko: '정수가 아닙니다', en: 'It is not a whole number' },
  'out-of-range': { ko: '쓸 수 있는 범위를 벗어났습니다', en: 'It is out of range' },
  'not-a-time': {
    ko: '날짜와 시각으로 읽을 수 없습니다. 2026-11-21 18:00처럼 적으세요(한국 시각)',
    en: 'It is no date and time. Write 2026-11-21 18:00, in Korean time',
  },
  'not-a-choice': { ko: '정해진 값 가운데 하나가 아닙니다', en: 'It is none of the values that there are' },
  'too-long': { ko: '너무 깁니다', en: 'It is too long' },
  'too-many': { ko: '너무 많습니다', en: 'There are too many' },
  'not-text': { ko: '쓸 수 없는 글자가 들어 있습니다', en: 'It has characters that cannot be used' },
  'extra-cells': { ko: '첫 줄에 없는 칸에 값이 있습니다', en: 'There are values beyond the last column' },
  'unknown-category': { ko: '그런 카테고리가 없습니다', en: 'There is no such category' },
  'ambiguous-category': {
    ko: '이름이 같은 카테고리가 여럿입니다. 주소 이름으로 적으세요',
    en: 'Several categories have that name: write the slug',
  },
  'repeated-sku': { ko: '같은 SKU가 파일에 또 있습니다', en: 'The SKU stands in the file twice' },
  'sku-of-another': { ko: '다른 상품이 쓰는 SKU입니다', en: 'The SKU belongs to another product' },
  'differs-from-product': {
    ko: '같은 상품의 앞줄과 다릅니다',
    en: 'It is not what an earlier row of the same product says',
  },
  'options-differ': { ko: '상품에 있는 옵션과 다릅니다', en: 'The product has other options' },
  'does-not-fit': { ko: '다른 값과 서로 맞지 않습니다', en: 'It does not fit the other values' },
  'product-refused': {
    ko: '같은 상품의 다른 줄이 잘못되어 함께 반영하지 않았습니다',
    en: 'Another row of the same product is wrong: none of them was taken',
  },
  'not-done': { ko: '처리하지 못했습니다. 다시 올려 보세요', en: 'It could not be done: upload it again' },
} as const satisfies Record<string, Localized>;

export type FaultCode = keyof typeof FAULT_TEXTS;

/** What is wrong with a row. */
export interface RowFault {
  /** As spreadsheets count: the header is 1. */
  readonly row: number;
  readonly field: ColumnKey | '';
  readonly code: FaultCode;
  /** What stands there. */
  readonly value: string;
}

const MAX_VALUE = 200;

/** As much of a cell as is kept, on one line. */
export const shown = (value: string): string => {
  const [...letters] = value
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 2 * MAX_VALUE);
  return letters.slice(0, MAX_VALUE).join('');
};

/** In words, for whoever has no words of their own for it. */
export const textOfFault = (code: string): Localized | null =>
  Object.hasOwn(FAULT_TEXTS, code) ? FAULT_TEXTS[code as FaultCode] : null;

/** What might have been written instead, where that is one of few; null otherwise. */
export const allowedInstead = (code: string, column: string): readonly Localized[] | null =>
  code === 'not-a-choice' ? choicesOf(column) : null;
