import { ChartCandlestick, Drama, FileSearch, MapPin, ShoppingBag, UserRound, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const icons: Record<string, ReactNode> = {
  drop: <Zap aria-hidden="true" />,
  product: <ShoppingBag aria-hidden="true" />,
  performance: <Drama aria-hidden="true" />,
  venue: <MapPin aria-hidden="true" />,
  performer: <UserRound aria-hidden="true" />,
  stock: <ChartCandlestick aria-hidden="true" />,
};

export const kindIcon = (kind: string): ReactNode => icons[kind] ?? <FileSearch aria-hidden="true" />;

/** Kinds, facets and their values come from the modules; what has no word of ours yet is shown as it is. */
export function useKindWords() {
  const { t, i18n } = useTranslation();
  const known = (key: string, otherwise: string): string =>
    // i18next reads a dot as a step down, and no name of ours has one.
    i18n.exists(key) && !otherwise.includes('.') ? (t as (key: string) => string)(key) : otherwise;
  return {
    kind: (kind: string) => known(`search.kinds.${kind}`, kind),
    facet: (name: string) => known(`search.facets.${name}.title`, name),
    value: (name: string, value: string) => known(`search.facets.${name}.values.${value}`, value),
  };
}
