/** A province (시·도), by the code of Statistics Korea. */
export interface Province {
  /** Two digits. */
  readonly code: string;
  readonly ko: string;
  /** Two syllables, as people say it: `서울`, `경북`. */
  readonly short: string;
  readonly en: string;
}

/** A city, county or ward (시·군·구); wards of cities that are no province count to their city. */
export interface District {
  /** Five digits; the first two are the province, but for what has moved since. */
  readonly code: string;
  readonly province: string;
  readonly ko: string;
  readonly en: string;
}

/** Where something is in Korea, by codes; district null where only the province is known. */
export interface Region {
  readonly province: string;
  readonly district: string | null;
}
