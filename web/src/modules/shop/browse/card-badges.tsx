import { useTranslation } from 'react-i18next';
import type { ProductCard } from '../../../api/shop.ts';

/** What is special about it, in a word; what this version has no word for is left out. */
export function CardBadges({ product }: { product: Pick<ProductCard, 'badges' | 'state'> }) {
  const { t, i18n } = useTranslation();
  const known = [
    ...new Set([...(product.state === 'pre-order' ? ['pre-order'] : []), ...product.badges]),
  ].filter((badge) => i18n.exists(`shop.badges.${badge}`));
  if (known.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1 pt-1">
      {known.map((badge) => (
        <li key={badge} className="rounded-md bg-sunken px-1.5 py-0.5 text-[0.7rem] font-semibold text-muted">
          {(t as (key: string) => string)(`shop.badges.${badge}`)}
        </li>
      ))}
    </ul>
  );
}
