import Type, { type Static } from 'typebox';

export const TOUR_SETTINGS = Type.Object({
  TOUR_API_URL: Type.String({
    default: 'https://apis.data.go.kr/B551011/KorService2',
    pattern: '^https?://[^\\s?#]+[^/\\s?#]$',
  }),
  TOUR_API_KEY: Type.String({ default: '', maxLength: 300, pattern: '^[A-Za-z0-9+/=%_-]*$' }),
  TOUR_API_PICTURES: Type.String({ default: '', maxLength: 500 }),
});

/** Where places are imported from: the tourism data of the Korea Tourism Organization, or what answers like it. */
export interface TourConfig {
  readonly url: string;
  /** As it stands in an address, percent-encoded. */
  readonly key: string;
  /** From where pages may show pictures of places, as origins; empty: places have no pictures. */
  readonly pictureOrigins: readonly string[];
}

/**
 * @returns null: nothing is imported
 * @throws Error when an address is not safe for production, or an origin of pictures is none
 */
export function readTourConfig(
  env: Static<typeof TOUR_SETTINGS> & { readonly MADANG_MODE: 'demo' | 'production' },
): TourConfig | null {
  const { TOUR_API_URL: url, TOUR_API_KEY: key, TOUR_API_PICTURES: pictures } = env;
  if (key === '') return null;
  if (env.MADANG_MODE === 'production' && !url.startsWith('https://')) {
    throw new Error('TOUR_API_URL must be https in production: the key stands in each address');
  }
  const pictureOrigins = pictures
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(originOf);
  // The portal gives out both forms of a key; one that is encoded already would be encoded twice.
  const encoded = key.includes('%') ? key : encodeURIComponent(key);
  return Object.freeze({ url, key: encoded, pictureOrigins: Object.freeze(pictureOrigins) });
}

function originOf(text: string): string {
  if (!/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(text)) {
    throw new Error(
      `TOUR_API_PICTURES must be origins such as https://tong.visitkorea.or.kr, and not ${text}`,
    );
  }
  return text;
}
