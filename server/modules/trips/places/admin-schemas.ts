import Type, { type Static } from 'typebox';
import { ListPageOf, ListQueryOf, OneOrMore, SearchText } from '../../../lib/list-schema.ts';
import { LongWords, MayBeEmpty, Name } from '../../../lib/localized-schema.ts';
import { Closed, Id, Nullable, Text, Timestamp } from '../../../lib/schema.ts';
import { DistrictCode, Lat, Lng, PlaceKind, PlaceView, ProvinceCode } from './schemas.ts';

const Hours = Closed(
  {
    isAlways: Type.Optional(Type.Boolean({ description: 'Day and night; without `week`' })),
    week: Type.Optional(
      Type.Array(
        Type.Array(Type.Array(Type.Integer({ minimum: 0, maximum: 2_160 }), { minItems: 2, maxItems: 2 }), {
          maxItems: 4,
        }),
        { minItems: 7, maxItems: 7, description: 'Monday first; windows in minutes after midnight' },
      ),
    ),
  },
  { examples: [{ isAlways: true }] },
);

const written = {
  kind: PlaceKind,
  lat: Lat,
  lng: Lng,
  address: Type.Optional(MayBeEmpty(200)),
  hours: Type.Optional(Nullable(Hours)),
  months: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 12 }), { maxItems: 12 })),
  stayMin: Type.Optional(Type.Integer({ minimum: 5, maximum: 1_440, default: 60 })),
  phone: Type.Optional(MayBeEmpty(30)),
  url: Type.Optional(
    Type.String({
      maxLength: 500,
      pattern: '^(https?://[^\\s"<>]+)?$',
      examples: ['https://www.example.com'],
    }),
  ),
};

const Reason = Text(200, 'It has moved');
const placeFields = {
  ...written,
  name: Name(100, '경복궁', 'Gyeongbokgung Palace'),
  about: Type.Optional(LongWords(2_000)),
  note: Type.Optional(LongWords(200)),
  popularity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000, default: 0 })),
  reason: Type.Optional(Reason),
};
export const NewPlaceBody = Closed(placeFields);
export type NewPlaceBody = Static<typeof NewPlaceBody>;
export const PlaceBody = Closed({
  ...placeFields,
  version: Type.Integer({ minimum: 0, description: 'Of the place as it was read' }),
});
export const ReasonBody = Closed({ reason: Reason });
export type ReasonBody = Static<typeof ReasonBody>;

/** A place of one's own: one language is enough. */
export const OwnPlaceBody = Closed({
  ...written,
  name: Text(100, '할머니 댁'),
  about: Type.Optional(
    Type.String({ maxLength: 2_000, pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$' }),
  ),
});
export type OwnPlaceBody = Static<typeof OwnPlaceBody>;
export const OwnPlaceList = Type.Object({
  items: Type.Array(PlaceView),
  most: Type.Integer({ description: 'So many places of one’s own, and no more' }),
});

export const AdminPlace = Type.Object({
  ...PlaceView.properties,
  sourceId: Type.String({ description: 'Its id at its source' }),
  version: Type.Integer(),
  isEdited: Type.Boolean({ description: 'By an operator: its source does not write over it' }),
  isHidden: Type.Boolean(),
  changedAt: Timestamp,
});
export type AdminPlace = Static<typeof AdminPlace>;

export const AdminPlacesQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of a name or address; or a whole place id')),
  province: Type.Optional(OneOrMore(ProvinceCode)),
  district: Type.Optional(OneOrMore(DistrictCode)),
  kind: Type.Optional(OneOrMore(PlaceKind)),
  source: Type.Optional(
    OneOrMore(Type.Union([Type.Literal('sample'), Type.Literal('import'), Type.Literal('operator')])),
  ),
  hidden: Type.Optional(Type.Boolean({ description: 'true: those alone that nobody sees' })),
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('name')], { default: 'newest' }),
  ),
});
export type AdminPlacesQuery = Static<typeof AdminPlacesQuery>;
/** Facets: `province`, `kind`, `source`. */
export const AdminPlacesPage = ListPageOf(AdminPlace);
export const PlaceParams = Closed({ placeId: Id });
