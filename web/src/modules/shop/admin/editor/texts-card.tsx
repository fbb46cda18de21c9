import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../../../api/shop-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Card } from '../../../../ui/card.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { categoryChoices } from '../catalogue/category-tree.ts';
import type { ProductForm } from './form.ts';
import { BOUNDS } from './product-errors.ts';

/** What a product is called, what is said about it, and where it stands. */
export function TextsCard({ draft, change, errorAt }: ProductForm) {
  const { t } = useTranslation();
  const say = useLocal();
  const categories = useQuery(categoriesQuery).data?.items ?? [];
  return (
    <Card className="flex flex-col gap-5">
      <h2 className="text-lg font-bold">{t('shopAdmin.editor.texts')}</h2>
      <LocalizedField
        label={t('shopAdmin.editor.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        errorAt={(language) => errorAt(`name.${language}`)}
        maxLength={BOUNDS.name}
      />
      <LocalizedField
        label={t('shopAdmin.editor.summary')}
        hint={t('shopAdmin.editor.summaryHint')}
        value={draft.summary}
        onChange={(summary) => change({ summary })}
        errorAt={(language) => errorAt(`summary.${language}`)}
        maxLength={BOUNDS.summary}
        isOptional
      />
      <LocalizedField
        label={t('shopAdmin.editor.description')}
        hint={t('shopAdmin.editor.descriptionHint')}
        value={draft.description}
        onChange={(description) => change({ description })}
        errorAt={(language) => errorAt(`description.${language}`)}
        maxLength={BOUNDS.description}
        rows={8}
        isOptional
      />
      <div className="grid grid-cols-1 items-start gap-x-4 gap-y-5 sm:grid-cols-2">
        <Select
          label={t('shopAdmin.products.category')}
          value={draft.categoryId}
          onChange={(event) => change({ categoryId: event.target.value })}
          error={errorAt('categoryId')}
          options={[
            { value: '', label: t('shopAdmin.editor.chooseCategory') },
            ...categoryChoices(categories, say),
          ]}
        />
        <Field
          label={t('shopAdmin.editor.brand')}
          optional={t('common.optional')}
          value={draft.brand}
          maxLength={BOUNDS.brand}
          autoComplete="off"
          error={errorAt('brand')}
          onChange={(event) => change({ brand: event.target.value })}
        />
      </div>
      <Field
        label={t('shopAdmin.editor.tags')}
        optional={t('common.optional')}
        hint={t('shopAdmin.editor.tagsHint')}
        value={draft.tags}
        autoComplete="off"
        error={errorAt('tags')}
        onChange={(event) => change({ tags: event.target.value })}
      />
    </Card>
  );
}
