import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createCategory, saveCategory, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { AdminCategory, CategoryBody } from '../../../../api/shop-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { texts } from '../editor/draft-body.ts';
import { categoryChoices, categoryTree, flattened } from './category-tree.ts';
import { isSlug, slugOf } from './slug.ts';

type Props = {
  /** null: a new one. */
  category: AdminCategory | null;
  parentId: string | null;
  all: readonly AdminCategory[];
  onClose: () => void;
};

export function CategoryDialog({ category, parentId: firstParent, all, onClose }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const [name, setName] = useState(category?.name ?? { ko: '', en: '' });
  const [slug, setSlug] = useState(category?.slug ?? '');
  const [parentId, setParentId] = useState(firstParent);
  const [isHidden, setIsHidden] = useState(category?.isHidden ?? false);
  const [tried, setTried] = useState(false);
  // Nothing can stand below itself.
  const below = new Set(
    flattened(categoryTree(all))
      .filter(({ categoryId }) => categoryId === category?.categoryId)
      .flatMap((node) => flattened([node]).map(({ categoryId }) => categoryId)),
  );
  const siblings = all.filter((one) => one.parentId === parentId);
  const isRight = name.ko.trim() !== '' && isSlug(slug);
  return (
    <ActDialog
      name={`category:${category?.categoryId ?? 'new'}`}
      title={
        category === null
          ? t('shopAdmin.categories.new')
          : t('shopAdmin.parts.edit', { name: say(category.name) })
      }
      confirmLabel={t('common.save')}
      body={(): CategoryBody | null => {
        setTried(true);
        if (!isRight) return null;
        const position =
          category !== null && category.parentId === parentId
            ? category.position
            : Math.max(-1, ...siblings.map((one) => one.position)) + 1;
        return { name: texts(name), slug, parentId, isHidden, position };
      }}
      run={(body: CategoryBody, key) =>
        category === null ? createCategory(body, key) : saveCategory(category.categoryId, body, key)
      }
      done={t('shopAdmin.categories.saved')}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <LocalizedField
        label={t('shopAdmin.editor.name')}
        value={name}
        onChange={(next) => {
          setName(next);
          if (category === null && (slug === '' || slug === slugOf(name.en))) setSlug(slugOf(next.en));
        }}
        errorAt={(language) =>
          tried && language === 'ko' && name.ko.trim() === '' ? t('common.required') : null
        }
        maxLength={80}
      />
      <Field
        label={t('shopAdmin.categories.slug')}
        hint={t('shopAdmin.categories.slugHint')}
        value={slug}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        error={tried && !isSlug(slug) ? t('shopAdmin.errors.slug') : null}
        onChange={(event) => setSlug(slugOf(event.target.value))}
      />
      <Select
        label={t('shopAdmin.categories.parent')}
        value={parentId ?? ''}
        onChange={(event) => setParentId(event.target.value || null)}
        options={[
          { value: '', label: t('shopAdmin.categories.top') },
          ...categoryChoices(
            all.filter(({ categoryId }) => !below.has(categoryId)),
            say,
          ),
        ]}
      />
      <Switch label={t('shopAdmin.categories.isHidden')} checked={isHidden} onChange={setIsHidden} />
    </ActDialog>
  );
}
