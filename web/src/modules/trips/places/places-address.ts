import { cleaned } from '../../../api/search.ts';
import type { PlaceKind } from '../../../api/trips-places.ts';
import { textOf } from '../../../routes/plain-search.ts';
import { KINDS } from './kinds.ts';

export const SORTS = ['known', 'name'] as const;
export type PlaceSort = (typeof SORTS)[number];

/** What is looked at, as it stands in the address. Where somebody is never does. */
export type PlacesAddress = {
  q?: string;
  province?: string;
  district?: string;
  kind?: PlaceKind;
  /** `YYYY-MM-DD` */
  openOn?: string;
  sort?: 'name';
};

const PROVINCE = /^\d{2}$/;
const DISTRICT = /^\d{5}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What no server would take is left out; a district brings its province. */
export function placesAddress(search: Record<string, unknown>): PlacesAddress {
  const q = cleaned(textOf(search, 'q') ?? '').slice(0, 100);
  const province = textOf(search, 'province');
  const district = textOf(search, 'district');
  const kind = KINDS.find((one) => one === textOf(search, 'kind'));
  const openOn = textOf(search, 'openOn');
  const hasProvince = province !== undefined && PROVINCE.test(province);
  return {
    ...(q !== '' && { q }),
    ...(hasProvince && { province }),
    ...(hasProvince && district !== undefined && DISTRICT.test(district) && { district }),
    ...(kind !== undefined && { kind }),
    ...(openOn !== undefined && DAY.test(openOn) && !Number.isNaN(Date.parse(openOn)) && { openOn }),
    ...(textOf(search, 'sort') === 'name' && { sort: 'name' as const }),
  };
}
