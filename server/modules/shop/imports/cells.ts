import type { Localized } from '../../../lib/localized.ts';
import { withoutNothing } from '../../../lib/schema.ts';
import { unturned } from '../../../lib/turned-text.ts';
import type { ColumnKey } from './columns.ts';
import type { FaultCode } from './faults.ts';

/** A cell's value, or what is wrong with it. */
export type Cell<T> = { readonly value: T } | { readonly fault: FaultCode };

const KOREA = '+09:00';
const FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CONTROL_BUT_LINES = /(?![\t\n])\p{Cc}/u;

/**
 * A text as it was before an export made it harmless: one apostrophe before what a spreadsheet would run. A formula is
 * text here, whatever it says.
 */
export const unguarded = (text: string): string => (FORMULA.test(text) ? text.slice(1) : text);

/** The counterpart: so that `unguarded` gives back each text, also one that has such apostrophes of its own. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** One line, without spaces around it, and without letters that nobody sees, as a form would have sent it. */
export function lineOf(cell: string, maxLength: number): Cell<string> {
  const text = unguarded(withoutNothing(unturned(cell)).trim()).trim();
  if (CONTROL.test(text) || !text.isWellFormed()) return { fault: 'not-text' };
  return [...text].length > maxLength ? { fault: 'too-long' } : { value: text };
}

/** Several lines, whose ends are made the same. */
export function linesOf(cell: string, maxLength: number): Cell<string> {
  const text = unguarded(unturned(cell)).replaceAll(/\r\n?/g, '\n').trim();
  if (CONTROL_BUT_LINES.test(text) || !text.isWellFormed()) return { fault: 'not-text' };
  return [...text].length > maxLength ? { fault: 'too-long' } : { value: text };
}

/** A whole number, also as people write one: `12,000`, `₩12,000`, `12,000원`. */
export function numberOf(cell: string, { least, most }: { least: number; most: number }): Cell<number> {
  const text = cell.normalize('NFKC').replaceAll(/\s/g, '').replace(/^₩/, '').replace(/원$/, '');
  if (!/^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.0*)?$/.test(text)) return { fault: 'not-a-number' };
  const value = Number(text.replaceAll(',', ''));
  return value >= least && value <= most ? { value: value === 0 ? 0 : value } : { fault: 'out-of-range' };
}

const TIME =
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A moment in epoch milliseconds; in Korean time where it does not say otherwise, at midnight without a time. */
export function timeOf(cell: string): Cell<number> {
  const match = TIME.exec(cell.trim());
  if (!match) return { fault: 'not-a-time' };
  const [, year, month, day, hour = '0', minute = '00', second = '00', fraction = '0', zone = KOREA] = match;
  const two = (part: string | undefined) => String(part).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  // 30 February would silently become 2 March.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) {
    return { fault: 'not-a-time' };
  }
  const offset = /^z$/i.test(zone) ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const ms = Date.parse(`${date}T${two(hour)}:${minute}:${second}.${fraction.padEnd(3, '0')}${offset}`);
  return Number.isNaN(ms) || ms < 0 ? { fault: 'not-a-time' } : { value: ms };
}

const KOREA_MS = 9 * 3_600_000;

/** A moment as `timeOf` reads it, as short as it can be said. */
export function timeText(ms: number): string {
  const [date = '', rest = ''] = new Date(ms + KOREA_MS).toISOString().slice(0, -1).split('T');
  const time = rest.replace(/\.000$/, '').replace(/^(\d\d:\d\d):00$/, '$1');
  return `${date} ${time}`;
}

/** One of several values, each with its names. */
export function choiceOf<T>(cell: string, names: ReadonlyMap<string, T>): Cell<T> {
  const value = names.get(cell.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ''));
  return value === undefined ? { fault: 'not-a-choice' } : { value };
}

/** Values by all their names; the first name of each is the one that is written. */
class Choices<T> {
  readonly byName: ReadonlyMap<string, T>;
  readonly #titles: ReadonlyMap<T, string>;

  constructor(choices: readonly (readonly [value: T, title: string, ...also: string[]])[]) {
    this.byName = new Map(
      choices.flatMap(([value, ...names]) => names.map((name) => [name, value] as const)),
    );
    this.#titles = new Map(choices.map(([value, title]) => [value, title]));
  }

  titleOf(value: T): string {
    return this.#titles.get(value) ?? '';
  }

  /** What may be written, for people of each language. */
  get names(): readonly Localized[] {
    return [...this.#titles].map(([value, ko]) => ({ ko, en: typeof value === 'string' ? value : ko }));
  }
}

export const STATUSES = new Choices<'draft' | 'on-sale' | 'hidden' | 'ended'>([
  ['draft', '임시저장', 'draft', '작성중'],
  ['on-sale', '판매중', 'on-sale', '판매'],
  ['hidden', '숨김', 'hidden'],
  ['ended', '판매종료', 'ended', '종료'],
]);
export const DELIVERIES = new Choices<'parcel' | 'none'>([
  ['parcel', '택배', 'parcel'],
  ['none', '배송없음', 'none', '없음'],
]);
export const SELLS = new Choices<'stock' | 'backorder' | 'pre-order'>([
  ['stock', '재고', 'stock', '재고판매'],
  ['backorder', '추가주문', 'backorder', '백오더'],
  ['pre-order', '예약판매', 'pre-order', '예약'],
]);
export const YES_NO = new Choices<boolean>([
  [true, 'Y', 'y', 'yes', 'true', '1', '예', 'o'],
  [false, 'N', 'n', 'no', 'false', '0', '아니오', '아니요', 'x'],
]);

const CHOICES = new Map<ColumnKey, { readonly names: readonly Localized[] }>([
  ['status', STATUSES],
  ['delivery', DELIVERIES],
  ['is_drop', YES_NO],
  ['sells', SELLS],
  ['is_active', YES_NO],
]);

/** What may stand in the cells of a column; null: it is no choice among few. */
export const choicesOf = (column: string): readonly Localized[] | null =>
  CHOICES.get(column as ColumnKey)?.names ?? null;
