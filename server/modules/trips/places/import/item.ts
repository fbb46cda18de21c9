import type { Fields } from '../../../../gateways/call.ts';
import type { Region } from '../../regions/index.ts';
import { DISTRICTS, kmFromDistrict, regionOf } from '../../regions/index.ts';
import type { Spot } from '../../trip.ts';
import type { PlaceFacts, PlaceKind } from '../place.ts';

/** A place of the list that can be taken. */
export interface TourPlace {
  readonly sourceId: string;
  /** When it was last changed there, and what we make of it: another one is written anew. */
  readonly stamp: string;
  /** They show it no more. */
  readonly isHidden: boolean;
  readonly region: Region;
  readonly facts: PlaceFacts;
}
export type TourItem =
  | { readonly kind: 'place'; readonly place: TourPlace }
  | { readonly kind: 'fault'; readonly reason: string };

const KINDS: Readonly<Record<string, PlaceKind>> = {
  '12': 'sight',
  '14': 'culture',
  '15': 'festival',
  '25': 'course',
  '28': 'leisure',
  '32': 'lodging',
  '38': 'shopping',
  '39': 'food',
};
const STAY_MIN: Readonly<Record<PlaceKind, number>> = {
  ...{
    sight: 60,
    culture: 90,
    festival: 120,
    course: 180,
    leisure: 120,
    lodging: 720,
    shopping: 60,
    food: 60,
  },
};
/** Provinces by the codes of legal districts (법정동), which the list uses, in those of Statistics Korea. */
const PROVINCE_OF: Readonly<Record<string, string>> = {
  ...{ '11': '11', '26': '21', '27': '22', '28': '23', '29': '24', '30': '25', '31': '26', '36110': '29' },
  ...{ '36': '29', '41': '31', '42': '32', '51': '32', '43': '33', '44': '34', '45': '35', '52': '35' },
  ...{ '46': '36', '47': '37', '48': '38', '50': '39' },
};
const MAX_NAME = 100;
const MAX_ADDRESS = 200;
const MAX_PHONE = 60;
const MAX_PICTURE = 500;
/** Shapes are simplified: near a border the list knows better on which side something is. */
const BORDER_KM = 3;
const POPULARITY = { withPicture: 100, without: 50 };
/** The list does not say when a festival is. */
const DATES_VARY = { ko: '여는 날은 해마다 다릅니다', en: 'Dates change from year to year' };
/** Raised when something else is made of the same item. */
const READING = 1;

const MARKS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** One line of text: no mark-up, no control characters, no gaps. */
const lineOf = (value: unknown, most: number): string =>
  String(value ?? '')
    .slice(0, most * 8)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => MARKS[name] ?? ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, most);

/**
 * What an item of the list says.
 * @param pictureOrigins from where pictures may be shown
 */
export function readItem(fields: Fields, pictureOrigins: readonly string[]): TourItem {
  const sourceId = String(fields.contentid ?? '');
  if (!/^\d{1,20}$/.test(sourceId)) return fault('?', 'no content id');
  const kind = KINDS[String(fields.contenttypeid ?? '')];
  if (!kind) return fault(sourceId, `no kind of ours: ${lineOf(fields.contenttypeid, 10)}`);
  const name = lineOf(fields.title, MAX_NAME);
  if (name === '') return fault(sourceId, 'no title');
  const spot = { lat: degreesOf(fields.mapy), lng: degreesOf(fields.mapx) };
  const region = regionOf(spot) && placed(spot, String(fields.lDongRegnCd ?? ''));
  if (!region) return fault(sourceId, `${spot.lat} ${spot.lng} is not where it is said to be`);
  const picture = pictureOf(fields.firstimage, pictureOrigins);
  const stamp = `${READING}.${lineOf(fields.modifiedtime, 14)}.${lineOf(fields.showflag, 1)}${picture ? 'p' : ''}`;
  const facts: PlaceFacts = {
    ...{ kind, spot, picture, hours: null, months: [], url: '' },
    note: kind === 'festival' ? DATES_VARY : { ko: '', en: '' },
    ...{ name: { ko: name, en: name }, about: { ko: '', en: '' } },
    address: lineOf([fields.addr1, fields.addr2].map((one) => one ?? '').join(' '), MAX_ADDRESS),
    stayMin: STAY_MIN[kind],
    phone: lineOf(fields.tel, MAX_PHONE),
    popularity: lineOf(fields.firstimage, 1) === '' ? POPULARITY.without : POPULARITY.withPicture,
  };
  const isHidden = String(fields.showflag ?? '1') === '0';
  return { kind: 'place', place: { sourceId, stamp, isHidden, region, facts } };
}

const fault = (sourceId: string, what: string): TourItem => ({
  kind: 'fault',
  reason: `${sourceId}: ${what}`,
});

/** To six decimals; what is no number is nowhere in Korea. */
function degreesOf(value: unknown): number {
  const degrees = Number(String(value ?? '').trim() || Number.NaN);
  return Number.isFinite(degrees) ? Math.round(degrees * 1e6) / 1e6 : 0;
}

/** Its region by where it is, or that of the list where a border is near; null when the two have nothing in common. */
function placed(spot: Spot, code: string): Region | null {
  const found = regionOf(spot);
  const stated = PROVINCE_OF[code];
  if (!found || stated === undefined || stated === found.province) return found;
  const [nearest] = DISTRICTS.filter(({ province }) => province === stated)
    .map((district) => ({ district, km: kmFromDistrict(spot, district.code) }))
    .sort((a, b) => a.km - b.km);
  return nearest && nearest.km <= BORDER_KM ? { province: stated, district: nearest.district.code } : null;
}

/** The address of a picture that may be shown, over https: the list says http. */
function pictureOf(value: unknown, origins: readonly string[]): string | null {
  const text = String(value ?? '').trim();
  if (origins.length === 0 || text === '' || text.length > MAX_PICTURE || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  return origins.includes(url.origin) && url.username === '' ? url.href : null;
}
