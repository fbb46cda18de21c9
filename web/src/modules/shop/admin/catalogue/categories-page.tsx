import { useQuery, useQueryClient } from '@tanstack/react-query';
import { EyeOff, FolderTree, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../../api/intent.ts';
import { categoriesQuery, removeCategory, saveCategory, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { AdminCategory } from '../../../../api/shop-admin-types.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Badge } from '../../../../ui/badge.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Grip } from '../../../../ui/grip.tsx';
import { Loaded } from '../../../../ui/loaded.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { useReorder } from '../../../../ui/use-reorder.ts';
import { CategoryDialog } from './category-dialog.tsx';
import { type CategoryNode, categoryTree } from './category-tree.ts';

type Asked =
  | { act: 'edit'; category: AdminCategory | null; parentId: string | null }
  | { act: 'remove'; category: AdminCategory };

/** Where products stand: up to three levels, each in its own order. */
export function CategoriesPage() {
  const { t } = useTranslation();
  const say = useLocal();
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useQuery(categoriesQuery);
  const add = (
    <Button
      size="sm"
      icon={<Plus aria-hidden="true" className="size-5" />}
      onClick={() => setAsked({ act: 'edit', category: null, parentId: null })}
    >
      {t('shopAdmin.categories.new')}
    </Button>
  );
  const close = () => setAsked(null);
  return (
    <Page title={t('shopAdmin.categories.title')} lead={t('shopAdmin.categories.lead')} action={add}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<FolderTree aria-hidden="true" />}
              title={t('shopAdmin.categories.none')}
              action={add}
            />
          ) : (
            <Level nodes={categoryTree(items)} onAsk={setAsked} />
          )
        }
      </Loaded>
      {asked?.act === 'edit' && (
        <CategoryDialog
          category={asked.category}
          parentId={asked.parentId}
          all={query.data?.items ?? []}
          onClose={close}
        />
      )}
      {asked?.act === 'remove' && (
        <ActDialog
          name={`category-remove:${asked.category.categoryId}`}
          title={t('shopAdmin.categories.removeTitle', { name: say(asked.category.name) })}
          lead={t('shopAdmin.categories.removeLead')}
          confirmLabel={t('common.remove')}
          danger
          body={() => ({})}
          run={(_body: object, key) => removeCategory(asked.category.categoryId, key)}
          done={t('shopAdmin.categories.removed')}
          refresh={shopAdminKey}
          onClose={close}
        />
      )}
    </Page>
  );
}

type LevelProps = { nodes: CategoryNode[]; onAsk: (asked: Asked) => void };

/** Neighbours below the same parent: among themselves they can be moved. */
function Level({ nodes, onAsk }: LevelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  // What was moved stands there at once; where it cannot be kept, it goes back.
  const reorder = useReorder(
    nodes,
    (next) => {
      const places = new Map(next.map(({ categoryId }, position) => [categoryId, position]));
      const before = queryClient.getQueryData(categoriesQuery.queryKey);
      queryClient.setQueryData(
        categoriesQuery.queryKey,
        (old) =>
          old && {
            items: old.items.map((one) => ({ ...one, position: places.get(one.categoryId) ?? one.position })),
          },
      );
      const moved = next.filter(({ categoryId, position }) => places.get(categoryId) !== position);
      void Promise.all(
        moved.map(({ categoryId, slug, name, parentId, isHidden }) =>
          saveCategory(
            categoryId,
            { slug, name, parentId, isHidden, position: places.get(categoryId) ?? 0 },
            newKey(),
          ),
        ),
      ).catch((error: unknown) => {
        toast(errorText(error));
        queryClient.setQueryData(categoriesQuery.queryKey, before);
        void queryClient.invalidateQueries({ queryKey: categoriesQuery.queryKey });
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
      {nodes.map((node, index) => (
        <li key={node.categoryId} {...reorder.placeProps(index)}>
          <div
            className={cx(
              'flex items-center gap-1 rounded-2xl border border-line bg-surface py-1 pr-1 pl-1.5',
              reorder.dragged === index && 'border-accent! shadow-lift',
            )}
          >
            <Grip {...reorder.handleProps(index)} />
            <div className={cx('min-w-0 flex-1', node.isHidden && 'opacity-60')}>
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {say(node.name)}
                {node.isHidden && (
                  <Badge>
                    <EyeOff aria-hidden="true" className="size-3.5" />
                    {t('shopAdmin.categories.hidden')}
                  </Badge>
                )}
              </p>
              <p className="tnum truncate text-sm text-muted">
                /{node.slug} ·{' '}
                {t('shopAdmin.categories.products', {
                  count: node.products,
                  shown: format.number(node.products),
                })}
              </p>
            </div>
            {node.depth < 2 && (
              <IconButton
                label={t('shopAdmin.categories.addBelow', { name: say(node.name) })}
                icon={<Plus />}
                onClick={() => onAsk({ act: 'edit', category: null, parentId: node.categoryId })}
              />
            )}
            <IconButton
              label={t('shopAdmin.parts.edit', { name: say(node.name) })}
              icon={<Pencil />}
              onClick={() => onAsk({ act: 'edit', category: node, parentId: node.parentId })}
            />
            <IconButton
              label={t('shopAdmin.parts.remove', { name: say(node.name) })}
              icon={<Trash2 />}
              disabled={node.products > 0 || node.children.length > 0}
              onClick={() => onAsk({ act: 'remove', category: node })}
            />
          </div>
          {node.children.length > 0 && (
            <div className="mt-2 ml-5 border-l-2 border-line pl-3 sm:ml-8">
              <Level nodes={node.children} onAsk={onAsk} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
