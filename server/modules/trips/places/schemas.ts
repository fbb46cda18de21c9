import Type, { type Static } from 'typebox';
import { Closed, Id, Localized, Nullable, PageOf } from '../../../lib/schema.ts';
import { PLACE_KINDS } from './place.ts';

const oneOf = <T extends string>(values: readonly T[], example: T) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], examples: [example] });

export const PlaceKind = oneOf(PLACE_KINDS, 'sight');
export type PlaceKind = Static<typeof PlaceKind>;
export const ProvinceCode = Type.String({
  pattern: '^[0-9]{2}$',
  description: 'Of Statistics Korea',
  examples: ['11'],
});
export const DistrictCode = Type.String({
  pattern: '^[0-9]{5}$',
  description: 'Of Statistics Korea',
  examples: ['11010'],
});
export const Lat = Type.Number({ minimum: -90, maximum: 90, examples: [37.5796] });
export const Lng = Type.Number({ minimum: -180, maximum: 180, examples: [126.977] });
const DateText = Type.String({
  format: 'date',
  description: 'YYYY-MM-DD',
  examples: ['2026-05-05'],
});

const OpeningHours = Type.Object(
  {
    isAlways: Type.Boolean({ description: 'Day and night, every day; `week` is empty then' }),
    week: Type.Array(Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })), {
      description:
        'Monday first; a day without a window is closed. Windows are minutes after midnight, from (included) ' +
        'until (not included); beyond 1,440: into the next morning',
      examples: [
        [[], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]]],
      ],
    }),
  },
  { description: 'When it is usually open; holidays are not in it' },
);

const placeFields = {
  placeId: Id,
  source: oneOf(['sample', 'import', 'operator', 'member'] as const, 'sample'),
  isOwn: Type.Boolean({ description: 'Somebody’s own place, which nobody else sees' }),
  kind: PlaceKind,
  province: ProvinceCode,
  district: Nullable(DistrictCode),
  name: Localized,
  about: Localized,
  address: Type.String(),
  lat: Lat,
  lng: Lng,
  hours: Nullable(OpeningHours),
  months: Type.Array(Type.Integer({ minimum: 1, maximum: 12 }), {
    description: 'In which months there is something to see; empty: all year',
  }),
  note: Localized,
  stayMin: Type.Integer({ description: 'How long people usually stay, in minutes', examples: [90] }),
  phone: Type.String(),
  url: Type.String(),
  picture: Nullable(Type.String({ description: 'Address of a picture elsewhere' })),
  popularity: Type.Integer({ minimum: 0, maximum: 1_000 }),
};
export const PlaceView = Type.Object(placeFields);
export type PlaceView = Static<typeof PlaceView>;

export const PlaceCard = Type.Object({
  ...placeFields,
  metres: Type.Optional(Type.Integer({ description: 'How far it is from `near`, as the crow flies' })),
});
export type PlaceCard = Static<typeof PlaceCard>;

export const PlacePage = Type.Object({ ...PageOf(PlaceCard).properties });
export type PlacePage = Static<typeof PlacePage>;

export const PlacesQuery = Closed({
  province: Type.Optional(ProvinceCode),
  district: Type.Optional(DistrictCode),
  kind: Type.Optional(PlaceKind),
  q: Type.Optional(Type.String({ maxLength: 100, examples: ['경복궁'] })),
  near: Type.Optional(
    Type.String({
      pattern: '^-?[0-9]{1,2}(\\.[0-9]{1,10})?,-?[0-9]{1,3}(\\.[0-9]{1,10})?$',
      description: 'lat,lng: the nearest first, within some 40 km, on one page',
      examples: ['37.5796,126.9770'],
    }),
  ),
  bounds: Type.Optional(
    Type.String({
      pattern: '^(-?[0-9]{1,3}(\\.[0-9]{1,10})?,){3}-?[0-9]{1,3}(\\.[0-9]{1,10})?$',
      description: 'south,west,north,east: the best known within, on one page',
      examples: ['37.4,126.8,37.7,127.2'],
    }),
  ),
  openOn: Type.Optional({ ...DateText, description: 'Without what is closed on that date' }),
  cursor: Type.Optional(Type.String({ maxLength: 1_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 24 })),
});
export type PlacesQuery = Static<typeof PlacesQuery>;

export const RegionsAnswer = Type.Object({
  provinces: Type.Array(
    Type.Object({
      code: ProvinceCode,
      ko: Type.String({ examples: ['서울특별시'] }),
      short: Type.String({ examples: ['서울'] }),
      en: Type.String({ examples: ['Seoul'] }),
      places: Type.Integer({ description: 'How many places everybody may see there' }),
      districts: Type.Array(
        Type.Object({
          code: DistrictCode,
          ko: Type.String({ examples: ['종로구'] }),
          en: Type.String({ examples: ['Jongno-gu'] }),
          places: Type.Integer(),
        }),
      ),
    }),
  ),
  boundaries: Type.String({
    description: 'Where the shapes are, for ever the same under this address',
    examples: ['/api/v1/trips/boundaries?v=1a2b3c4d'],
  }),
  attribution: Localized,
  credits: Type.Object(
    { sample: Localized, import: Localized },
    { description: 'What is to be said where places are shown, by their `source`' },
  ),
});
export type RegionsAnswer = Static<typeof RegionsAnswer>;
