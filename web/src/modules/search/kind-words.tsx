import { useQuery } from '@tanstack/react-query';
import {
  ChartCandlestick,
  Drama,
  FileSearch,
  Landmark,
  Luggage,
  MapPin,
  ShoppingBag,
  UserRound,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../api/site.ts';
import { regionsQuery } from '../../api/trips-places.ts';

const icons: Record<string, ReactNode> = {
  drop: <Zap aria-hidden="true" />,
  product: <ShoppingBag aria-hidden="true" />,
  performance: <Drama aria-hidden="true" />,
  venue: <MapPin aria-hidden="true" />,
  performer: <UserRound aria-hidden="true" />,
  place: <Landmark aria-hidden="true" />,
  trip: <Luggage aria-hidden="true" />,
  stock: <ChartCandlestick aria-hidden="true" />,
};

export const kindIcon = (kind: string): ReactNode => icons[kind] ?? <FileSearch aria-hidden="true" />;

/** Kinds, facets and their values come from the modules; what has no word of ours yet is shown as it is. */
export function useKindWords() {
  const { t, i18n } = useTranslation();
  const regions = useRegionNames();
  const known = (key: string, otherwise: string): string =>
    // i18next reads a dot as a step down, and no name of ours has one.
    i18n.exists(key) && !otherwise.includes('.') ? (t as (key: string) => string)(key) : otherwise;
  return {
    kind: (kind: string) => known(`search.kinds.${kind}`, kind),
    facet: (name: string) => known(`search.facets.${name}.title`, name),
    value: (name: string, value: string) =>
      (REGIONAL.has(name) ? regions.name(value) : undefined) ??
      known(`search.facets.${name}.values.${value}`, value),
  };
}

/** Facets whose values may be regions. */
const REGIONAL: ReadonlySet<string> = new Set(['region', 'province', 'district']);

/** Regions of places and trips are codes of Statistics Korea. */
function useRegionNames() {
  const { i18n } = useTranslation();
  const isOn = useQuery(siteQuery).data?.services.includes('trips') ?? false;
  const provinces = useQuery({ ...regionsQuery, enabled: isOn }).data?.provinces;
  return {
    name: (code: string): string | undefined => {
      if (provinces === undefined || !/^(\d{2}|\d{5})$/.test(code)) return undefined;
      const isKorean = i18n.language === 'ko';
      const province = provinces.find((one) => one.code === code);
      if (province !== undefined) return isKorean ? province.short : province.en;
      const district = provinces.flatMap(({ districts }) => districts).find((one) => one.code === code);
      return isKorean ? district?.ko : district?.en;
    },
  };
}
