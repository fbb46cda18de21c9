import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileUp, Package, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { categoriesQuery, productsQuery } from '../../../../api/shop-admin.ts';
import type { ProductStatus } from '../../../../api/shop-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { buttonClass } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import type { Condition } from '../../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../../admin/lists/operator-list.tsx';
import { ProductsFile } from '../imports/products-file.tsx';
import { ProductTable } from './product-table.tsx';
import { STATUSES } from './status.tsx';

const SORTS = ['newest', 'oldest', 'name'] as const;

export function ProductsPage() {
  const { t } = useTranslation();
  const asked = useAsked(useConditions(), SORTS);
  const products = useInfiniteQuery(productsQuery(asked.query));
  return (
    <Page
      title={t('shopAdmin.products.title')}
      action={
        <div className="flex flex-wrap gap-2.5">
          <ProductsFile />
          <Link to="/admin/shop/imports" className={buttonClass('secondary', 'sm')}>
            <FileUp aria-hidden="true" className="size-4.5" />
            {t('shopAdmin.imports.title')}
          </Link>
          <Link to="/admin/shop/products/new" className={buttonClass('primary', 'sm')}>
            <Plus aria-hidden="true" className="size-5" />
            {t('shopAdmin.products.new')}
          </Link>
        </div>
      }
    >
      <OperatorList
        asked={asked}
        answer={products}
        placeholder={t('shopAdmin.products.search')}
        empty={
          <EmptyState icon={<Package aria-hidden="true" />} title={t('shopAdmin.products.none')}>
            {t('shopAdmin.products.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <ProductTable products={items} />}
      </OperatorList>
    </Page>
  );
}

function useConditions(): Condition[] {
  const { t } = useTranslation();
  const say = useLocal();
  const categories = useQuery(categoriesQuery).data?.items ?? [];
  return [
    {
      kind: 'choice',
      name: 'status',
      label: t('shopAdmin.products.status'),
      values: STATUSES,
      nameOf: (value) => t(`shopAdmin.products.statuses.${value as ProductStatus}`),
    },
    {
      kind: 'choice',
      name: 'category',
      label: t('shopAdmin.products.category'),
      values: categories.map(({ categoryId }) => categoryId),
      isOpen: true,
      nameOf: (value) => {
        const category = categories.find(({ categoryId }) => categoryId === value);
        return category === undefined ? value : say(category.name);
      },
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('shopAdmin.products.made') },
    { kind: 'flag', name: 'lowStock', label: t('shopAdmin.products.lowStock') },
    { kind: 'flag', name: 'drop', label: t('shopAdmin.products.drop') },
  ];
}
