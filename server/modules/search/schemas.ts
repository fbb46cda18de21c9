import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, Timestamp } from '../../lib/schema.ts';

/** What was typed; empty finds everything that the filters let through. */
const Typed = Type.String({
  maxLength: 200,
  pattern: '^[^\\u0000-\\u001F\\u007F]*$',
  examples: ['제주 여행'],
});
const Locale = Type.Union([Type.Literal('ko'), Type.Literal('en')], {
  description: 'Whose texts are shown; both are searched. Without it, what Accept-Language says',
});
/** A filter as it stands in an address; repeated for several. */
const FacetFilter = Type.String({
  maxLength: 120,
  pattern: '^[a-z][A-Za-z0-9-]{0,39}:[^\\u0000-\\u001F\\u007F]{1,79}$',
  examples: ['phase:open'],
});

/** The kind of a document, such as `drop`. */
export const SearchKind = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', examples: ['drop'] });

/** A piece of text; marked where it was hit. */
export const Fragment = Type.Object({ text: Type.String(), isHit: Type.Boolean() });
export type Fragment = Static<typeof Fragment>;

export const Hit = Type.Object({
  kind: SearchKind,
  id: Id,
  title: Type.Array(Fragment),
  snippet: Type.Array(Fragment, { description: 'A part of the text around its hits; empty without one' }),
  price: Nullable(Type.Integer({ description: 'Smallest unit of the currency; null where nothing is sold' })),
  at: Timestamp,
  link: Type.String({ description: 'Path in the web app', examples: ['/drops/01K9ZQ3T5R7WXA00'] }),
  picture: Nullable(Type.String({ description: 'Address of a small picture' })),
});
export type Hit = Static<typeof Hit>;

const Corrected = Nullable(
  Type.String({ description: 'What was searched instead: another keyboard layout, a typing mistake' }),
);

export const GroupsQuery = Closed({
  q: Typed,
  locale: Type.Optional(Locale),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 5, description: 'Of each kind' })),
});
export const Groups = Type.Object({
  groups: Type.Array(
    Type.Object({
      kind: SearchKind,
      items: Type.Array(Hit),
      more: Type.Boolean({ description: 'There are more of this kind' }),
    }),
    { description: 'Kinds without a hit are left out' },
  ),
  corrected: Corrected,
});
export type Groups = Static<typeof Groups>;

export const SearchSort = Type.Union(
  [
    Type.Literal('relevance'),
    Type.Literal('newest'),
    Type.Literal('oldest'),
    Type.Literal('price-asc'),
    Type.Literal('price-desc'),
    Type.Literal('popular'),
  ],
  { default: 'relevance' },
);
export type SearchSort = Static<typeof SearchSort>;

const Price = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });
export const KindQuery = Closed({
  q: Type.Optional(Typed),
  facet: Type.Optional(
    Type.Union([FacetFilter, Type.Array(FacetFilter, { maxItems: 20 })], {
      description: 'name:value, repeated. Any value of one name, all names together',
    }),
  ),
  priceFrom: Type.Optional(Price),
  priceTo: Type.Optional(Price),
  from: Type.Optional(Timestamp),
  to: Type.Optional(Timestamp),
  sort: Type.Optional(SearchSort),
  locale: Type.Optional(Locale),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export type KindQuery = Static<typeof KindQuery>;

export const FacetValue = Type.Object({ value: Type.String(), count: Type.Integer() });
export type FacetValue = Static<typeof FacetValue>;

export const KindPage = Type.Object({
  items: Type.Array(Hit, { description: 'May be fewer than `limit`, also before the end' }),
  nextCursor: Nullable(Type.String()),
  total: Type.Object(
    {
      count: Type.Integer(),
      isExact: Type.Boolean({ description: 'false: at least so many; counting stopped' }),
    },
    { description: 'The same on every page' },
  ),
  facets: Type.Record(Type.String(), Type.Array(FacetValue), {
    description:
      'By facet, the most frequent value first; one that is chosen from is counted without that choice. Empty on later pages',
  }),
  areFacetsExact: Type.Boolean({ description: 'false: at least so many of each value; counting stopped' }),
  corrected: Corrected,
});
export type KindPage = Static<typeof KindPage>;

export const SuggestionsQuery = Closed({
  q: Typed,
  locale: Type.Optional(Locale),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 8 })),
});
export const SuggestionList = Type.Object({
  items: Type.Array(
    Type.Object({ kind: SearchKind, id: Id, title: Type.Array(Fragment), link: Type.String() }),
  ),
});
export type SuggestionList = Static<typeof SuggestionList>;
