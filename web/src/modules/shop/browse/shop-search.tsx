import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Clock, FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../api/search.ts';
import { categoriesQuery, foundProductsQuery } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { matchesCommand } from '../../../routes/shell/command-match.ts';
import { type Offer, SearchBox } from '../../../ui/search-box.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { ProductPicture } from './product-picture.tsx';
import { recentSearches } from './recent.ts';

const PAUSE_MS = 150;
const MAX_CATEGORIES = 3;

/** Searches the shop while one types: products with their pictures, shelves, and what one has sought before. */
export function ShopSearch({ q }: { q: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => setText(q), [q]);
  const typed = cleaned(text);
  const search = (what: string) => {
    if (what !== '') recentSearches.add(what);
    void navigate({ to: '/shop/products', search: what === '' ? {} : { q: what } });
  };
  const offers = useOffers(typed, isOpen, search);
  return (
    <SearchBox
      label={t('shop.search.field')}
      placeholder={t('shop.search.placeholder')}
      offersLabel={t('shop.search.offers')}
      text={text}
      onText={setText}
      isOpen={isOpen}
      onOpen={setIsOpen}
      offers={offers}
      onSearch={() => search(typed)}
    />
  );
}

function useOffers(typed: string, isOpen: boolean, search: (q: string) => void): Offer[] {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const navigate = useNavigate();
  const rested = useDebounced(typed, PAUSE_MS);
  const categories = useQuery({ ...categoriesQuery, enabled: isOpen }).data?.items ?? [];
  const found = useQuery({ ...foundProductsQuery(rested), enabled: isOpen && rested !== '' });
  if (typed === '') {
    return recentSearches.all().map((recent) => ({
      id: recent,
      go: () => search(recent),
      content: (
        <>
          <Clock aria-hidden="true" />
          <span className="truncate">{recent}</span>
        </>
      ),
    }));
  }
  const shelves = categories
    .filter(({ name, slug }) => matchesCommand({ label: name.ko, keywords: `${name.en} ${slug}` }, typed))
    .slice(0, MAX_CATEGORIES)
    .map((category) => ({
      id: category.categoryId,
      go: () => void navigate({ to: '/shop/categories/$slug', params: { slug: category.slug } }),
      content: (
        <>
          <FolderOpen aria-hidden="true" />
          <span className="truncate">{local(category.name)}</span>
          <span className="ml-auto text-sm text-muted">{t('shop.category')}</span>
        </>
      ),
    }));
  const products = (found.data?.items ?? []).map((product) => ({
    id: product.productId,
    go: () => {
      recentSearches.add(typed);
      void navigate({ to: '/shop/products/$productId', params: { productId: product.productId } });
    },
    content: (
      <>
        <ProductPicture
          picture={product.picture}
          seed={product.productId}
          sizes="2.75rem"
          className="size-11 shrink-0 rounded-lg"
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{local(product.name)}</span>
          <span className="block truncate text-sm text-muted">{product.brand}</span>
        </span>
        <span className="tnum shrink-0 text-sm font-bold">{format.won(product.price.from)}</span>
      </>
    ),
  }));
  return [...shelves, ...products];
}
