import { PLACE_KINDS, type Place, type PlaceKind } from './place.ts';

/** What everybody may see, by where it is and what it is. */
export interface Shelf {
  /** A code of a province; of no use beside a district. */
  readonly province: string | null;
  readonly district: string | null;
  readonly kind: PlaceKind | null;
}

/** A shelf's name: what is remembered of it, and what an event says has changed. */
export const keyOfShelf = ({ province, district, kind }: Shelf): string =>
  `${district ?? province ?? ''}|${kind ?? ''}`;

export function shelfOfKey(key: string): Shelf {
  const [region = '', kind = ''] = key.split('|');
  return {
    province: region.length === 2 ? region : null,
    district: region.length > 2 ? region : null,
    kind: PLACE_KINDS.find((one) => one === kind) ?? null,
  };
}

/** All shelves on which a place stands. */
export const shelvesOfPlace = ({ province, district, kind }: Pick<Place, 'province' | 'district' | 'kind'>) =>
  ['', province, ...(district === null ? [] : [district])].flatMap((region) => [
    `${region}|`,
    `${region}|${kind}`,
  ]);
