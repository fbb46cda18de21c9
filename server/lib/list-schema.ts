import Type, { type Static, type TProperties, type TSchema } from 'typebox';
import { Closed, Nullable, Text, Timestamp } from './schema.ts';

/** Schema parts shared by all lists that operators search. */

/** How often a value stands in what was found. */
export const FacetCount = Type.Object({ value: Type.String(), count: Type.Integer() });
export type FacetCount = Static<typeof FacetCount>;

export const ListTotal = Type.Object(
  {
    count: Type.Integer(),
    isExact: Type.Boolean({
      description:
        'false: about so many. Counting stopped there, or the search index counted without looking at each',
    }),
  },
  { description: 'Of the whole list, counted with its first page' },
);
export type ListTotal = Static<typeof ListTotal>;

/** Who found the rows; each was read from the database and judged there, whoever found it. */
export const AnsweredBy = Type.Union([Type.Literal('database'), Type.Literal('index')]);
export type AnsweredBy = Static<typeof AnsweredBy>;

/**
 * A page of a list with many conditions. It may hold fewer items than were asked for, none even, and there may be
 * more behind `nextCursor`: so much is looked through for one page and not more.
 */
export const ListPageOf = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    nextCursor: Nullable(Type.String()),
    facets: Type.Record(Type.String(), Type.Array(FacetCount), {
      description:
        'By condition, the most frequent value first; with the first page only. Exact if `total` is',
    }),
    total: ListTotal,
    answeredBy: AnsweredBy,
  });

/** One value, or several of which any will do: `?status=paid&status=cancelled`. */
export const OneOrMore = <T extends TSchema>(value: T) =>
  Type.Union([value, Type.Array(value, { minItems: 1, maxItems: 20 })]);

/** What is typed into a list's field of search. */
export const SearchText = (description: string) =>
  Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001F\\u007F]*$', description });

const FIRST_INCLUDED = 'From this moment on';
const LAST_EXCLUDED = 'Before this moment';
/** The two ends of a period. */
export const From = Type.Optional(Type.String({ ...Timestamp, description: FIRST_INCLUDED }));
export const To = Type.Optional(Type.String({ ...Timestamp, description: LAST_EXCLUDED }));

/** The query of a list: its conditions, and which page of what they let through. */
export const ListQueryOf = <T extends TProperties>(conditions: T) =>
  Closed({
    ...conditions,
    cursor: Type.Optional(Type.String({ maxLength: 4_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  });

/** The query of its file: the same conditions, and why. */
export const ExportQueryOf = <T extends TProperties>(conditions: T) =>
  Closed({ ...conditions, reason: Text(200, 'Quarterly report for the accountant') });
