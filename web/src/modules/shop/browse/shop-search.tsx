import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Clock, FolderOpen, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../api/search.ts';
import { categoriesQuery, foundProductsQuery } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { matchesCommand } from '../../../routes/shell/command-match.ts';
import { IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { ProductPicture } from './product-picture.tsx';
import { recentSearches } from './recent.ts';

type Offer = { id: string; content: ReactNode; go: () => void };

const PAUSE_MS = 150;
const MAX_CATEGORIES = 3;

/** Searches the shop while one types: products with their pictures, shelves, and what one has sought before. */
export function ShopSearch({ q }: { q: string }) {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => setText(q), [q]);
  const typed = cleaned(text);
  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const search = (what: string) => {
    close();
    input.current?.blur();
    if (what !== '') recentSearches.add(what);
    void navigate({ to: '/shop/products', search: what === '' ? {} : { q: what } });
  };
  const offers = useOffers(typed, isOpen, search);
  const choose = (offer: Offer | undefined) => {
    if (offer === undefined) return search(typed);
    close();
    input.current?.blur();
    offer.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a Korean syllable first
    if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setIsOpen(true);
      // One place more than there are offers: the field itself.
      const places = offers.length + 1;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else return;
    event.preventDefault();
  };
  const isShown = isOpen && offers.length > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        choose(isShown ? offers[active] : undefined);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      className="relative z-20"
    >
      <div className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-1.5 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <input
          ref={input}
          type="search"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
          aria-label={t('shop.search.field')}
          placeholder={t('shop.search.placeholder')}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          value={text}
          onFocus={() => setIsOpen(true)}
          onChange={(event) => {
            setText(event.target.value);
            setIsOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-base placeholder:text-faint focus:outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        {text !== '' && (
          <IconButton
            label={t('common.clear')}
            icon={<X aria-hidden="true" />}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('shop.search.offers')}
        className={cx(
          'absolute inset-x-0 top-full mt-2 max-h-[60dvh] overflow-y-auto rounded-2xl border border-line bg-surface p-2 shadow-lift',
          !isShown && 'hidden',
        )}
      >
        {isShown &&
          offers.map((offer, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above carries the keyboard
            <div
              key={offer.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The field must not lose the keyboard before the press has ended.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(index)}
              onClick={() => choose(offer)}
              className={cx(
                'tap flex cursor-pointer items-center gap-3 rounded-xl px-3 py-1.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-muted',
                index === active && 'bg-sunken',
              )}
            >
              {offer.content}
            </div>
          ))}
      </div>
    </form>
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
