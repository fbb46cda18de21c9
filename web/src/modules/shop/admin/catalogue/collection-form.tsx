import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Trash2, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createCollection,
  removeCollection,
  saveCollection,
  shopAdminKey,
} from '../../../../api/shop-admin.ts';
import type { AdminCollection, CollectionBody } from '../../../../api/shop-admin-types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Field } from '../../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { Grip } from '../../../../ui/grip.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { useReorder } from '../../../../ui/use-reorder.ts';
import { texts } from '../editor/draft-body.ts';
import { ProductPicker } from '../parts/product-picker.tsx';
import { useProductNames } from '../parts/use-product-names.ts';
import { isSlug, slugOf } from './slug.ts';

const MAX_PRODUCTS = 100;
const NOTHING = { ko: '', en: '' };

type Props = { collection: AdminCollection | null; position: number };

/** A collection: its words, and its products in their order. */
export function CollectionForm({ collection, position }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => ({
    name: collection?.name ?? NOTHING,
    lead: collection?.lead ?? NOTHING,
    slug: collection?.slug ?? '',
    isShown: collection?.isShown ?? true,
    productIds: collection?.productIds ?? [],
  }));
  const [saved, setSaved] = useState(draft);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<'pick' | 'remove' | null>(null);
  const left = useRef(false);
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(saved);
  const products = useProductNames(draft.productIds);
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }));

  const command = useCommand({
    name: `collection:${collection?.collectionId ?? 'new'}`,
    run: (body: CollectionBody, key) =>
      collection === null ? createCollection(body, key) : saveCollection(collection.collectionId, body, key),
    onDone: ({ data }) => {
      toast(t('shopAdmin.collections.saved'));
      setSaved(draft);
      left.current = true;
      void queryClient.invalidateQueries({ queryKey: shopAdminKey });
      if (collection === null)
        void navigate({
          to: '/admin/shop/collections/$collectionId',
          params: { collectionId: data.collectionId },
          replace: true,
          ignoreBlocker: true,
        });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (draft.name.ko.trim() === '' || !isSlug(draft.slug)) return;
    command.submit({
      name: texts(draft.name),
      lead: texts(draft.lead),
      slug: draft.slug,
      isShown: draft.isShown,
      productIds: draft.productIds,
      position,
    });
  };
  const reorder = useReorder(
    products,
    (next) => change({ productIds: next.map(({ productId }) => productId) }),
    ({ name }) => say(name),
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <UnsavedGuard isUnsaved={isUnsaved && !left.current} />
      <Card className="flex flex-col gap-5">
        <LocalizedField
          label={t('shopAdmin.editor.name')}
          value={draft.name}
          maxLength={80}
          onChange={(name) =>
            change({
              name,
              ...(collection === null &&
                (draft.slug === '' || draft.slug === slugOf(draft.name.en)) && { slug: slugOf(name.en) }),
            })
          }
          errorAt={(language) =>
            tried && language === 'ko' && draft.name.ko.trim() === '' ? t('common.required') : null
          }
        />
        <LocalizedField
          label={t('shopAdmin.collections.leadText')}
          value={draft.lead}
          maxLength={200}
          onChange={(lead) => change({ lead })}
          errorAt={() => null}
          isOptional
        />
        <Field
          label={t('shopAdmin.categories.slug')}
          hint={t('shopAdmin.categories.slugHint')}
          value={draft.slug}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          error={tried && !isSlug(draft.slug) ? t('shopAdmin.errors.slug') : null}
          onChange={(event) => change({ slug: slugOf(event.target.value) })}
        />
        <Switch
          label={t('shopAdmin.collections.isShown')}
          checked={draft.isShown}
          onChange={(isShown) => change({ isShown })}
        />
      </Card>
      <Card className="flex flex-col gap-3">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-lg font-bold">
            {t('shopAdmin.collections.productsTitle', { count: products.length })}
          </h2>
          <Button
            size="sm"
            variant="secondary"
            icon={<Plus aria-hidden="true" className="size-4.5" />}
            onClick={() => setAsked('pick')}
          >
            {t('shopAdmin.scope.pick')}
          </Button>
        </div>
        {products.length === 0 && <p className="text-muted">{t('shopAdmin.collections.noProducts')}</p>}
        <ul
          ref={(element) => {
            reorder.listRef.current = element;
          }}
          className="flex flex-col gap-1.5"
        >
          {products.map((product, index) => (
            <li
              key={product.productId}
              {...reorder.placeProps(index)}
              className={cx(
                'flex items-center gap-2 rounded-2xl border border-line bg-surface pr-1',
                reorder.dragged === index && 'border-accent! shadow-lift',
              )}
            >
              <Grip {...reorder.handleProps(index)} />
              <Thumb picture={product.picture} seed={product.productId} size="sm" />
              <span className="min-w-0 flex-1 truncate font-semibold">{say(product.name)}</span>
              <IconButton
                label={t('shopAdmin.parts.takeOut', { name: say(product.name) })}
                icon={<X />}
                onClick={() =>
                  change({ productIds: draft.productIds.filter((id) => id !== product.productId) })
                }
              />
            </li>
          ))}
        </ul>
      </Card>
      <FormError error={command.error} />
      <CommandWait command={command} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" className="flex-1" loading={command.state.phase === 'running'}>
          {t('common.save')}
        </Button>
        {collection !== null && (
          <Button
            variant="danger"
            icon={<Trash2 aria-hidden="true" className="size-4.5" />}
            onClick={() => setAsked('remove')}
          >
            {t('common.remove')}
          </Button>
        )}
      </div>
      {asked === 'pick' && (
        <ProductPicker
          title={t('shopAdmin.scope.pick')}
          chosen={products}
          max={MAX_PRODUCTS}
          onDone={(next) => change({ productIds: next.map(({ productId }) => productId) })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'remove' && collection !== null && (
        <ActDialog
          name={`collection-remove:${collection.collectionId}`}
          title={t('shopAdmin.collections.removeTitle', { name: say(collection.name) })}
          lead={t('shopAdmin.collections.removeLead')}
          confirmLabel={t('common.remove')}
          danger
          body={() => ({})}
          run={(_body: object, key) => removeCollection(collection.collectionId, key)}
          done={t('shopAdmin.collections.removed')}
          refresh={shopAdminKey}
          onClose={() => {
            setAsked(null);
          }}
          onDone={() => void navigate({ to: '/admin/shop/collections', ignoreBlocker: true })}
        />
      )}
    </form>
  );
}
