import type { Value } from '../../../db/rows.ts';
import type {
  TicketsHallsTable,
  TicketsPerformancesTable,
  TicketsPerformersTable,
  TicketsRoundsTable,
  TicketsVenuesTable,
} from '../../../db/tables/tickets-shows.ts';
import type { Localized } from '../../../lib/localized.ts';
import type {
  CastMember,
  Genre,
  Hall,
  Performance,
  Performer,
  PerformerKind,
  Region,
  Round,
  Span,
  StoredMap,
  Venue,
} from './show.ts';

export const VENUE_COLUMNS = [
  ...(['id', 'name_ko', 'name_en', 'region', 'address_ko', 'address_en', 'latitude', 'longitude'] as const),
  ...([
    'about_ko',
    'about_en',
    'picture_id',
    'words',
    'status',
    'version',
    'created_at',
    'updated_at',
  ] as const),
] as const;

export const HALL_COLUMNS = [
  ...([
    'id',
    'venue_id',
    'name_ko',
    'name_en',
    'map_id',
    'seats',
    'version',
    'created_at',
    'updated_at',
  ] as const),
] as const;

export const MAP_COLUMNS = ['id', 'hall_id', 'map_no', 'map', 'seats', 'created_by', 'created_at'] as const;

export const PERFORMER_COLUMNS = [
  ...([
    'id',
    'name_ko',
    'name_en',
    'kind',
    'about_ko',
    'about_en',
    'picture_id',
    'words',
    'version',
  ] as const),
  ...(['created_at', 'updated_at'] as const),
] as const;

/** Without what others count in its row: ratings, and places sold. */
export const PERFORMANCE_COLUMNS = [
  ...([
    'id',
    'title_ko',
    'title_en',
    'genre',
    'summary_ko',
    'summary_en',
    'about',
    'poster_id',
    'words',
  ] as const),
  ...(['venue_id', 'age_limit', 'minutes', 'break_minutes', 'status', 'sale_from', 'sale_until'] as const),
  ...(['first_at', 'last_at', 'price_from', 'price_to', 'version', 'created_at', 'updated_at'] as const),
] as const;

export const CAST_COLUMNS = ['performance_id', 'place', 'performer_id', 'role_ko', 'role_en'] as const;

/** Without the notes of jobs: when people were reminded, and asked for a review. */
export const ROUND_COLUMNS = [
  ...([
    'id',
    'performance_id',
    'hall_id',
    'map_id',
    'starts_at',
    'sale_from',
    'sale_until',
    'prices',
  ] as const),
  ...(['cast_places', 'status', 'per_member_limit', 'hold_ms', 'hold_cap_ms', 'spares_orphans'] as const),
  ...(['version', 'created_at', 'updated_at'] as const),
] as const;

/** What lists look through beside the Korean name: letters of ASCII have no case there. */
const wordsOf = (...texts: readonly string[]): string =>
  texts
    .join(' ')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .slice(0, 500);

const localized = (ko: string, en: string): Localized => ({ ko, en });

type Times = { version: number; created_at: number; updated_at: number };
const kept = (row: Times) =>
  ({
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    change: 'none',
  }) as const;

export const venueOf = (row: TicketsVenuesTable): Venue => ({
  id: row.id,
  ...kept(row),
  facts: {
    name: localized(row.name_ko, row.name_en),
    region: row.region as Region,
    address: localized(row.address_ko, row.address_en),
    latitude: row.latitude,
    longitude: row.longitude,
    about: localized(row.about_ko, row.about_en),
    pictureId: row.picture_id,
    status: row.status,
  },
});

export const venueValues = ({ facts: f, ...v }: Venue): Value[] => [
  ...[v.id, f.name.ko, f.name.en, f.region, f.address.ko, f.address.en, f.latitude, f.longitude],
  ...[
    f.about.ko,
    f.about.en,
    f.pictureId,
    wordsOf(f.name.en, f.address.ko),
    f.status,
    v.version,
    v.createdAt,
    v.updatedAt,
  ],
];

export const hallOf = (row: TicketsHallsTable): Hall => ({
  id: row.id,
  ...kept(row),
  venueId: row.venue_id,
  name: localized(row.name_ko, row.name_en),
  mapId: row.map_id,
  seats: row.seats,
});

export const hallValues = (h: Hall): Value[] => [
  ...[h.id, h.venueId, h.name.ko, h.name.en, h.mapId, h.seats, h.version, h.createdAt, h.updatedAt],
];

export const mapValues = (m: StoredMap): Value[] => [
  ...[m.id, m.hallId, m.mapNo, m.text, m.seats, m.createdBy, m.createdAt],
];

export const performerOf = (row: TicketsPerformersTable): Performer => ({
  id: row.id,
  ...kept(row),
  facts: {
    name: localized(row.name_ko, row.name_en),
    kind: row.kind as PerformerKind,
    about: localized(row.about_ko, row.about_en),
    pictureId: row.picture_id,
  },
});

export const performerValues = ({ facts: f, ...p }: Performer): Value[] => [
  ...[
    p.id,
    f.name.ko,
    f.name.en,
    f.kind,
    f.about.ko,
    f.about.en,
    f.pictureId,
    wordsOf(f.name.en),
    p.version,
    p.createdAt,
    p.updatedAt,
  ],
];

type PerformanceRow = Pick<TicketsPerformancesTable, (typeof PERFORMANCE_COLUMNS)[number]>;

const spanOfRow = (row: PerformanceRow): Span | null =>
  row.first_at === null
    ? null
    : {
        saleFrom: row.sale_from ?? 0,
        saleUntil: row.sale_until ?? 0,
        firstAt: row.first_at,
        lastAt: row.last_at ?? 0,
        priceFrom: row.price_from ?? 0,
        priceTo: row.price_to ?? 0,
      };

export const performanceOf = (row: PerformanceRow, cast: readonly CastMember[]): Performance => ({
  id: row.id,
  ...kept(row),
  status: row.status,
  span: spanOfRow(row),
  isCastChanged: false,
  facts: {
    title: localized(row.title_ko, row.title_en),
    genre: row.genre as Genre,
    summary: localized(row.summary_ko, row.summary_en),
    about: JSON.parse(row.about) as Localized,
    posterId: row.poster_id,
    venueId: row.venue_id,
    ageLimit: row.age_limit,
    minutes: row.minutes,
    breakMinutes: row.break_minutes,
    cast,
  },
});

export const performanceValues = ({ facts: f, span, ...p }: Performance): Value[] => [
  ...[
    p.id,
    f.title.ko,
    f.title.en,
    f.genre,
    f.summary.ko,
    f.summary.en,
    JSON.stringify(f.about),
    f.posterId,
    wordsOf(f.title.en),
  ],
  ...[
    f.venueId,
    f.ageLimit,
    f.minutes,
    f.breakMinutes,
    p.status,
    span?.saleFrom ?? null,
    span?.saleUntil ?? null,
  ],
  ...[span?.firstAt ?? null, span?.lastAt ?? null, span?.priceFrom ?? null, span?.priceTo ?? null],
  ...[p.version, p.createdAt, p.updatedAt],
];

type RoundRow = Pick<TicketsRoundsTable, (typeof ROUND_COLUMNS)[number]>;

export const roundOf = (row: RoundRow): Round => ({
  id: row.id,
  ...kept(row),
  performanceId: row.performance_id,
  mapId: row.map_id,
  status: row.status,
  isMoved: false,
  facts: {
    hallId: row.hall_id,
    startsAt: row.starts_at,
    saleFrom: row.sale_from,
    saleUntil: row.sale_until,
    prices: JSON.parse(row.prices) as Record<string, number>,
    castPlaces: JSON.parse(row.cast_places) as number[],
    perMemberLimit: row.per_member_limit,
    holdMs: row.hold_ms,
    holdCapMs: row.hold_cap_ms,
    sparesOrphans: row.spares_orphans === 1,
  },
});

export const roundValues = ({ facts: f, ...r }: Round): Value[] => [
  ...[
    r.id,
    r.performanceId,
    f.hallId,
    r.mapId,
    f.startsAt,
    f.saleFrom,
    f.saleUntil,
    JSON.stringify(f.prices),
  ],
  ...[
    JSON.stringify(f.castPlaces),
    r.status,
    f.perMemberLimit,
    f.holdMs,
    f.holdCapMs,
    Number(f.sparesOrphans),
  ],
  ...[r.version, r.createdAt, r.updatedAt],
];
