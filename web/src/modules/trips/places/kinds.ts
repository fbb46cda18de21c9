import { useTranslation } from 'react-i18next';
import type { PlaceKind } from '../../../api/trips-places.ts';

/** In the order in which they are offered. */
export const KINDS = [
  'sight',
  'culture',
  'food',
  'leisure',
  'course',
  'festival',
  'shopping',
  'lodging',
] as const satisfies readonly PlaceKind[];

export function useKindName(): (kind: PlaceKind) => string {
  const { t } = useTranslation();
  return (kind) => t(`tripsPlaces.kind.${kind}`);
}
