import type { Localized } from '../../../lib/localized.ts';

export const GENRES = [
  'musical',
  'play',
  'concert',
  'classic',
  'dance',
  'traditional',
  'family',
  'festival',
  'sports',
] as const;
export type Genre = (typeof GENRES)[number];

/** The provinces and large cities of Korea, from the north-west to Jeju. */
export const REGIONS = [
  ...([
    'seoul',
    'incheon',
    'gyeonggi',
    'gangwon',
    'sejong',
    'daejeon',
    'chungbuk',
    'chungnam',
    'gwangju',
  ] as const),
  ...(['jeonbuk', 'jeonnam', 'daegu', 'gyeongbuk', 'busan', 'ulsan', 'gyeongnam', 'jeju'] as const),
] as const;
export type Region = (typeof REGIONS)[number];

export const PERFORMER_KINDS = [
  'actor',
  'singer',
  'musician',
  'dancer',
  'group',
  'orchestra',
  'other',
] as const;
export type PerformerKind = (typeof PERFORMER_KINDS)[number];

/** A place with halls, as an operator writes it. */
export interface VenueFacts {
  readonly name: Localized;
  readonly region: Region;
  readonly address: Localized;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly about: Localized;
  readonly pictureId: string | null;
  readonly status: 'open' | 'closed';
}

export interface PerformerFacts {
  readonly name: Localized;
  readonly kind: PerformerKind;
  readonly about: Localized;
  readonly pictureId: string | null;
}

/** Who plays what. */
export interface CastMember {
  readonly performerId: string;
  readonly role: Localized;
}

export type PerformanceStatus = 'draft' | 'published' | 'hidden' | 'ended';

/** What is said of a performance: all that an operator writes, but its rounds and whether it is shown. */
export interface PerformanceFacts {
  readonly title: Localized;
  readonly genre: Genre;
  readonly summary: Localized;
  readonly about: Localized;
  readonly posterId: string | null;
  readonly venueId: string;
  /** Years; 0: for everybody. */
  readonly ageLimit: number;
  /** How long it takes, with the break. */
  readonly minutes: number;
  readonly breakMinutes: number;
  /** In the order of the bill; rounds name their own by the place in this list. */
  readonly cast: readonly CastMember[];
}

/** One time at which a performance is shown. Times are epoch milliseconds, amounts in the smallest unit. */
export interface RoundFacts {
  readonly hallId: string;
  readonly startsAt: number;
  readonly saleFrom: number;
  readonly saleUntil: number;
  /** By the key of the grade; a grade without a price is not on sale. */
  readonly prices: Readonly<Record<string, number>>;
  /** Places in the cast of those who play; empty: all. */
  readonly castPlaces: readonly number[];
  readonly perMemberLimit: number | null;
  readonly holdMs: number;
  readonly holdCapMs: number;
  readonly sparesOrphans: boolean;
}

export const HOLD_MS = 8 * 60_000;
export const HOLD_CAP_MS = 20 * 60_000;

type Change = 'none' | 'new' | 'changed';

interface Kept {
  readonly id: string;
  readonly createdAt: number;
  /** Grows with each change of what operators write. */
  version: number;
  updatedAt: number;
  change: Change;
}

export interface Venue extends Kept {
  facts: VenueFacts;
}

export interface Hall extends Kept {
  readonly venueId: string;
  name: Localized;
  /** Null: nobody has drawn it yet. */
  mapId: string | null;
  seats: number;
}

export interface Performer extends Kept {
  facts: PerformerFacts;
}

export interface Performance extends Kept {
  facts: PerformanceFacts;
  status: PerformanceStatus;
  /** Of its rounds that are not called off; null without any. */
  span: Span | null;
  isCastChanged: boolean;
}

/** What lists know of a performance's rounds. */
export interface Span {
  readonly saleFrom: number;
  readonly saleUntil: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly priceFrom: number;
  readonly priceTo: number;
}

export interface Round extends Kept {
  readonly performanceId: string;
  facts: RoundFacts;
  mapId: string;
  status: 'scheduled' | 'cancelled';
  /** Those who were to be reminded are reminded anew: it takes place at another time. */
  isMoved: boolean;
}

/** A hall's map as it is stored; it never changes. */
export interface StoredMap {
  readonly id: string;
  readonly hallId: string;
  readonly mapNo: number;
  /** The document, as JSON. */
  readonly text: string;
  readonly seats: number;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** What lists show of rounds together; rounds that are called off do not count. */
export function spanOf(rounds: Iterable<Pick<Round, 'facts' | 'status'>>): Span | null {
  const facts = [...rounds].filter(({ status }) => status === 'scheduled').map((round) => round.facts);
  if (facts.length === 0) return null;
  const prices = facts.flatMap((round) => Object.values(round.prices));
  return {
    saleFrom: Math.min(...facts.map(({ saleFrom }) => saleFrom)),
    saleUntil: Math.max(...facts.map(({ saleUntil }) => saleUntil)),
    firstAt: Math.min(...facts.map(({ startsAt }) => startsAt)),
    lastAt: Math.max(...facts.map(({ startsAt }) => startsAt)),
    priceFrom: Math.min(...prices),
    priceTo: Math.max(...prices),
  };
}
