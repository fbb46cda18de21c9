import type {
  AdminPerformance,
  Genre,
  Localized,
  NewPerformanceBody,
} from '../../../../api/tickets-admin-types.ts';
import type { Picture } from '../../../../api/types.ts';
import type { ShownPicture } from '../picture-card.tsx';
import { texts } from '../venues/venue-draft.ts';

/** Somebody on the bill. The same performer may be there twice, in two roles. */
export type DraftCast = {
  /** Of this page, so that a role keeps what is typed while others move. */
  key: string;
  performerId: string;
  name: Localized;
  role: Localized;
  picture: Picture | null;
};

/** What stands in the form, as text. */
export type PerformanceDraft = {
  title: Localized;
  genre: Genre;
  summary: Localized;
  about: Localized;
  poster: ShownPicture;
  venueId: string;
  venueName: Localized;
  ageLimit: string;
  minutes: string;
  breakMinutes: string;
  cast: DraftCast[];
};

const NOTHING = { ko: '', en: '' };

export const emptyPerformance: PerformanceDraft = {
  title: NOTHING,
  genre: 'musical',
  summary: NOTHING,
  about: NOTHING,
  poster: null,
  venueId: '',
  venueName: NOTHING,
  ageLimit: '0',
  minutes: '120',
  breakMinutes: '0',
  cast: [],
};

export const performanceDraft = (performance: AdminPerformance): PerformanceDraft => ({
  title: performance.title,
  genre: performance.genre,
  summary: performance.summary,
  about: performance.about,
  poster:
    performance.poster === null || performance.posterId === null
      ? null
      : { fileId: performance.posterId, picture: performance.poster },
  venueId: performance.venueId,
  venueName: performance.venueName,
  ageLimit: String(performance.ageLimit),
  minutes: String(performance.minutes),
  breakMinutes: String(performance.breakMinutes),
  cast: performance.cast.map((one, place) => ({ ...one, key: `${place}:${one.performerId}` })),
});

/** A whole number within its bounds; null for anything else. */
export function wholeOf(text: string, min: number, max: number): number | null {
  const clean = text.trim();
  const number = /^\d{1,12}$/.test(clean) ? Number(clean) : null;
  return number === null || number < min || number > max ? null : number;
}

/** The numbers of the form, with the server's bounds. */
type NumberName = 'ageLimit' | 'minutes' | 'breakMinutes';
export const NUMBERS: readonly NumberName[] = ['ageLimit', 'minutes', 'breakMinutes'];
export const BOUNDS: Record<NumberName, readonly [min: number, max: number]> = {
  ageLimit: [0, 19],
  minutes: [1, 1440],
  breakMinutes: [0, 240],
};

const number = (draft: PerformanceDraft, name: NumberName): number =>
  wholeOf(draft[name], ...BOUNDS[name]) ?? BOUNDS[name][0];

/** What is sent; call it for a draft without errors. */
export const performanceBody = (draft: PerformanceDraft): NewPerformanceBody => ({
  title: texts(draft.title),
  genre: draft.genre,
  summary: texts(draft.summary),
  about: texts(draft.about),
  posterId: draft.poster?.fileId ?? null,
  venueId: draft.venueId,
  ageLimit: number(draft, 'ageLimit'),
  minutes: number(draft, 'minutes'),
  breakMinutes: number(draft, 'breakMinutes'),
  cast: draft.cast.map(({ performerId, role }) => ({ performerId, role: texts(role) })),
});
