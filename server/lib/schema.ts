import Type, { type TProperties, type TSchema } from 'typebox';

/**
 * Schema parts shared by every module. Amounts are integers of the currency's smallest unit,
 * times in the API are ISO 8601 UTC, and every command body refuses unknown fields.
 */

/** The largest amount one command may move, in the smallest unit: far below 2^53, so sums stay exact. */
export const MAX_AMOUNT = 1_000_000_000_000;

export const Id = Type.String({
  pattern: '^[0-9A-Za-z_:-]{1,64}$',
  description: 'Sortable identifier',
  examples: ['01K9ZQ3T5R7WXA00'],
});
export const Amount = Type.Integer({
  minimum: 1,
  maximum: MAX_AMOUNT,
  description: 'Integer of the currency’s smallest unit (won)',
  examples: [5000],
});
export const SignedAmount = Type.Integer({ minimum: -MAX_AMOUNT, maximum: MAX_AMOUNT, examples: [-5000] });
export const Money = Type.Integer({ description: 'Smallest unit of `currency`', examples: [120000] });
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', examples: ['KRW'] });
export const Timestamp = Type.String({
  format: 'date-time',
  description: 'ISO 8601, UTC',
  examples: ['2026-11-21T09:00:00.000Z'],
});
const CONTROLS = '\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029';
/**
 * Nothing is seen of them wherever they stand, and no script writes a name with them: two names that look the same would be
 * two. The joiners (U+200C, U+200D) stay: Persian, scripts of India and emoji are written with them.
 */
const NOTHING = '\\u200B\\u2060-\\u2064\\uFEFF';
const EVERY_NOTHING = new RegExp(`[${NOTHING}]`, 'g');
/** A text without it, as our pages send theirs: for what comes in files. */
export const withoutNothing = (text: string): string => text.replaceAll(EVERY_NOTHING, '');
/** Spaces, fillers of Hangul and Braille, joiners, marks: alone they are a name that nobody sees, or no reason at all. */
const UNSEEN =
  ' \\u00A0\\u00AD\\u034F\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200A\\u200C-\\u200F\\u202A-\\u202F\\u205F\\u2065-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFFA0';
/** The first that is seen is found in one pass: what stands before it can be nothing else. */
const SEEN_LINE = `^[${UNSEEN}]*[^${UNSEEN}${NOTHING}${CONTROLS}][^${NOTHING}${CONTROLS}]*$`;
/** Free text of people in one line, of which something is seen: bounded, trimmed by the form and not by the server. */
export const Text = (maxLength: number, example: string) =>
  Type.String({ minLength: 1, maxLength, pattern: SEEN_LINE, examples: [example] });
/** A text in both languages; where there is no English one, the Korean one stands for it. */
export const Localized = Type.Object({
  ko: Type.String({ examples: ['유기 수저 세트'] }),
  en: Type.String({ examples: ['Brassware spoon and chopsticks'] }),
});
/** A closed object: an unknown field is an error, so a client's slip never passes in silence. */
export const Closed = <T extends TProperties>(properties: T, options: Record<string, unknown> = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A page read by key: pass `nextCursor` back as `cursor`; null means the end. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) });
export const PageQuery = Closed({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});

/** RFC 9457 problem details, as every refusal and error is answered. */
export const Problem = Type.Object(
  {
    type: Type.String({ examples: ['/problems/pay.insufficient-funds'] }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ examples: ['pay.insufficient-funds'] }),
    detail: Type.Optional(Type.String()),
    instance: Type.String({ description: 'What support can look up: a receipt or a request' }),
  },
  { additionalProperties: true },
);
