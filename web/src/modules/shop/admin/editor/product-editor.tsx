import { useQueryClient } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../../api/error.ts';
import { createProduct, productQuery, saveProduct, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { AdminProduct } from '../../../../api/shop-admin-types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { FormError } from '../../../../ui/states.tsx';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { Conflict } from '../../../admin/conflict.tsx';
import { changedFields, type Merged, mergeDrafts } from '../../../admin/merge-drafts.ts';
import { draftOf, emptyProduct, type ProductDraft } from './draft.ts';
import { editedBody, newBody } from './draft-body.ts';
import { useErrorAt } from './form.ts';
import { OptionsCard } from './options-card.tsx';
import { PicturesCard } from './pictures-card.tsx';
import { productErrors } from './product-errors.ts';
import { ProductPreview } from './product-preview.tsx';
import { refusedPlaces } from './refused-places.ts';
import { SaleCard } from './sale-card.tsx';
import { TextsCard } from './texts-card.tsx';
import { VariantsCard } from './variants-card.tsx';

type Props = { product: AdminProduct | null; onSaved: (product: AdminProduct) => void };
type Saved = { draft: ProductDraft; version: number | null };

/** A whole product on one page, beside what a customer would see; nothing is changed until it is saved. */
export function ProductEditor({ product, onSaved }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState<Saved>(() => ({
    draft: product === null ? emptyProduct() : draftOf(product),
    version: product?.version ?? null,
  }));
  const [draft, setDraft] = useState(saved.draft);
  const [tried, setTried] = useState(false);
  const [merged, setMerged] = useState<Merged<ProductDraft> | null>(null);
  const [isPreviewing, setPreviewing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const unsaved = changedFields(saved.draft, draft).length;
  // What is on its way out of the page asks no more.
  const left = useRef(false);

  const command = useCommand({
    name: `product:${product?.productId ?? 'new'}`,
    run: ({ draft: sent, version }: { draft: ProductDraft; version: number | null }, key) =>
      product === null || version === null
        ? createProduct(newBody(sent), key)
        : saveProduct(product.productId, editedBody(sent, version), key),
    onDone: ({ data }) => {
      const next = draftOf(data);
      setSaved({ draft: next, version: data.version });
      setDraft(next);
      setTried(false);
      setMerged(null);
      left.current = true;
      queryClient.setQueryData(productQuery(data.productId).queryKey, data);
      void queryClient.invalidateQueries({ queryKey: shopAdminKey });
      onSaved(data);
    },
    onRefused: (error) => {
      if (hasCode(error, 'shop.version-conflict')) void look();
      if (form.current !== null) focusFirstInvalid(form.current);
    },
  });
  /** What the others have saved comes below what is typed here. */
  const look = async () => {
    if (product === null) return;
    const theirs = await queryClient.fetchQuery({ ...productQuery(product.productId), staleTime: 0 });
    const base = draftOf(theirs);
    const result = mergeDrafts(saved.draft, draft, base);
    setSaved({ draft: base, version: theirs.version });
    setDraft(result.draft);
    setMerged(result);
  };

  const own = productErrors(draft);
  const errors = { ...(tried ? own : {}), ...refusedPlaces(command.error, draft) };
  const parts = {
    draft,
    change: (change: Partial<ProductDraft>) => {
      left.current = false;
      setDraft((before) => ({ ...before, ...change }));
    },
    errorAt: useErrorAt(errors),
  };
  const wrong = tried ? Object.keys(own).length : 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(own).length > 0) focusFirstInvalid(event.currentTarget);
    else command.submit({ draft, version: saved.version });
  };
  const shown = useMemo(() => ({ draft, productId: product?.productId ?? 'new' }), [draft, product]);
  return (
    <>
      <UnsavedGuard isUnsaved={unsaved > 0 && !left.current} />
      <div data-wide-page className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <form ref={form} noValidate onSubmit={submit} className="flex min-w-0 flex-col gap-5">
          {merged !== null && (
            <Conflict
              title={t('shopAdmin.editor.conflictTitle')}
              merged={merged}
              fieldName={(field) => t(`shopAdmin.editor.fields.${field}`)}
              onTakeTheirs={() => {
                setDraft(saved.draft);
                setMerged(null);
                command.reset();
              }}
              onKeep={() => {
                setMerged(null);
                command.reset();
              }}
            />
          )}
          <TextsCard {...parts} />
          <PicturesCard {...parts} />
          <OptionsCard {...parts} />
          <VariantsCard {...parts} />
          <SaleCard
            {...parts}
            product={product}
            onStatus={(after) =>
              // Only this change came between: what others did meanwhile is still told when it is saved.
              setSaved((before) => ({
                ...before,
                version: after.version === (before.version ?? 0) + 1 ? after.version : before.version,
              }))
            }
          />
          <div className="sticky bottom-15 z-20 -mx-2 flex flex-col gap-3 rounded-3xl border border-line bg-surface/95 p-3 shadow-lift backdrop-blur-sm md:bottom-3 print:hidden">
            {!hasCode(command.error, 'shop.version-conflict') && <FormError error={command.error} />}
            <CommandWait command={command} />
            <div className="flex flex-wrap items-center gap-3">
              <p role="status" className="min-w-0 flex-1 pl-2 text-sm text-muted">
                {wrong > 0 ? (
                  <span className="font-semibold text-bad">
                    {t('shopAdmin.editor.wrong', { count: wrong })}
                  </span>
                ) : unsaved > 0 ? (
                  t('shopAdmin.editor.unsaved')
                ) : product === null ? (
                  ''
                ) : (
                  t('shopAdmin.editor.allSaved')
                )}
              </p>
              <Button
                size="sm"
                variant="secondary"
                className="xl:hidden"
                icon={<Eye aria-hidden="true" className="size-4.5" />}
                onClick={() => setPreviewing(true)}
              >
                {t('shopAdmin.editor.preview')}
              </Button>
              <Button type="submit" size="sm" loading={command.state.phase === 'running'}>
                {product === null ? t('shopAdmin.editor.create') : t('common.save')}
              </Button>
            </div>
          </div>
        </form>
        <aside aria-label={t('shopAdmin.editor.preview')} className="sticky top-20 hidden xl:block">
          <p className="mb-2 text-sm font-semibold text-muted">{t('shopAdmin.editor.preview')}</p>
          <div className="max-h-[calc(100dvh-8rem)] overflow-y-auto rounded-3xl border border-line bg-paper">
            <ProductPreview {...shown} />
          </div>
        </aside>
      </div>
      <Dialog open={isPreviewing} onOpenChange={setPreviewing} title={t('shopAdmin.editor.preview')}>
        <ProductPreview {...shown} />
      </Dialog>
    </>
  );
}
