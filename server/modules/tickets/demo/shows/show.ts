import type { Localized } from '../../../../lib/localized.ts';
import type { Genre } from '../../shows/show.ts';

export interface DemoShow {
  /** Names its poster, too. */
  readonly slug: string;
  readonly genre: Genre;
  readonly title: Localized;
  readonly summary: Localized;
  readonly about: Localized;
  /** Slug of the venue, and which of its halls. */
  readonly hall: readonly [venue: string, hall: number];
  readonly minutes: number;
  readonly breakMinutes: number;
  readonly ageLimit: number;
  /** In thousands of won, best grade first, as the hall's map names them. */
  readonly prices: readonly number[];
  readonly cast: readonly (readonly [performer: string, roleKo: string, roleEn: string])[];
  /** Days from today of its first and last round, how many days lie between rounds, and the hours of Seoul. */
  readonly plays: {
    readonly from: number;
    readonly to: number;
    readonly every: number;
    readonly hours: readonly number[];
    /** Days from today on which its sale opens; below one, hours matter: 0.02 is half an hour from now. */
    readonly saleFrom: number;
  };
}

type Texts = readonly [
  titleKo: string,
  titleEn: string,
  summaryKo: string,
  summaryEn: string,
  aboutKo: string,
  aboutEn: string,
];

/** A show with its texts in a row: a list of forty stays readable. */
export const show = (
  slug: string,
  genre: DemoShow['genre'],
  texts: Texts,
  rest: Omit<DemoShow, 'slug' | 'genre' | 'title' | 'summary' | 'about'>,
): DemoShow => ({
  slug,
  genre,
  title: { ko: texts[0], en: texts[1] },
  summary: { ko: texts[2], en: texts[3] },
  about: { ko: texts[4], en: texts[5] },
  ...rest,
});

/** Every evening for weeks: what a theatre does. */
export const longRun = (from: number, to: number, saleFrom = -30): DemoShow['plays'] => ({
  from,
  to,
  every: 1,
  hours: [19.5],
  saleFrom,
});
/** One or some evenings. */
export const evenings = (from: number, count: number, saleFrom = -20, hour = 19.5): DemoShow['plays'] => ({
  from,
  to: from + count - 1,
  every: 1,
  hours: [hour],
  saleFrom,
});
/** Twice a day, for families. */
export const matinees = (from: number, to: number, saleFrom = -25): DemoShow['plays'] => ({
  from,
  to,
  every: 2,
  hours: [11, 14.5],
  saleFrom,
});
