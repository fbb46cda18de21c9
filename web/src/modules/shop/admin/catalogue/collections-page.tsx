import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LayoutGrid, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../../api/intent.ts';
import { collectionsQuery, saveCollection } from '../../../../api/shop-admin.ts';
import type { AdminCollection } from '../../../../api/shop-admin-types.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { buttonClass } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Grip } from '../../../../ui/grip.tsx';
import { Loaded } from '../../../../ui/loaded.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { useReorder } from '../../../../ui/use-reorder.ts';

/** What stands together on the shop's first page, in the order in which it stands there. */
export function CollectionsPage() {
  const { t } = useTranslation();
  const query = useQuery(collectionsQuery);
  const add = (
    <Link to="/admin/shop/collections/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('shopAdmin.collections.new')}
    </Link>
  );
  return (
    <Page title={t('shopAdmin.collections.title')} lead={t('shopAdmin.collections.lead')} action={add}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<LayoutGrid aria-hidden="true" />}
              title={t('shopAdmin.collections.none')}
              action={add}
            />
          ) : (
            <Rows collections={items.toSorted((one, other) => one.position - other.position)} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Rows({ collections }: { collections: AdminCollection[] }) {
  const { t } = useTranslation();
  const say = useLocal();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const reorder = useReorder(
    collections,
    (next) => {
      const placed = next.map((one, position) => ({ ...one, position }));
      queryClient.setQueryData(collectionsQuery.queryKey, { items: placed });
      const moved = placed.filter(({ position }, at) => next[at]?.position !== position);
      void Promise.all(
        moved.map(({ collectionId, ...body }) => saveCollection(collectionId, body, newKey())),
      ).catch((error: unknown) => {
        toast(errorText(error));
        void queryClient.invalidateQueries({ queryKey: collectionsQuery.queryKey });
      });
    },
    ({ name }) => say(name),
  );
  return (
    <ul
      ref={(element) => {
        reorder.listRef.current = element;
      }}
      className="flex flex-col gap-2"
    >
      {collections.map((collection, index) => (
        <li
          key={collection.collectionId}
          {...reorder.placeProps(index)}
          className={cx(
            'flex items-center gap-1 rounded-2xl border border-line bg-surface p-1.5 pr-4',
            reorder.dragged === index && 'border-accent! shadow-lift',
          )}
        >
          <Grip {...reorder.handleProps(index)} />
          <Link
            to="/admin/shop/collections/$collectionId"
            params={{ collectionId: collection.collectionId }}
            className="min-w-0 flex-1 py-1.5 hover:underline"
          >
            <span className="block font-semibold">{say(collection.name)}</span>
            <span className="block truncate text-sm text-muted">{say(collection.lead)}</span>
          </Link>
          <span className="flex shrink-0 flex-col items-end gap-1">
            <span className="tnum text-sm text-muted">
              {t('shopAdmin.collections.products', { count: collection.productIds.length })}
            </span>
            {!collection.isShown && <Badge>{t('shopAdmin.categories.hidden')}</Badge>}
          </span>
        </li>
      ))}
    </ul>
  );
}
