import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { productQuery } from '../../../api/shop.ts';
import type { OrderLine } from '../../../api/shop-orders.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Select } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';

type Props = {
  line: OrderLine;
  value: string | undefined;
  missing: boolean;
  onChange: (variantId: string) => void;
};

/** What is sent instead: the same thing again, or another choice of it at the same price. */
export function ExchangeChoice({ line, value, missing, onChange }: Props) {
  const { t } = useTranslation();
  const named = useLocal();
  const query = useQuery(productQuery(line.productId));
  const product = query.data;
  if (product === undefined) {
    return query.isError ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton className="h-12 w-full" />
    );
  }
  const bought = product.variants.find((variant) => variant.variantId === line.variantId);
  const offered = product.variants.filter(
    (variant) =>
      (variant.state === 'on-sale' || variant.state === 'pre-order') &&
      (bought === undefined || variant.listPrice === bought.listPrice),
  );
  const nameOf = (choices: readonly number[]): string =>
    choices
      .map((choice, index) => product.options[index]?.values[choice])
      .flatMap((chosen) => (chosen === undefined ? [] : [named(chosen)]))
      .join(' / ');
  return (
    <Select
      label={t('shopOrders.return.instead', { name: named(line.name) })}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      error={
        offered.length === 0 ? t('shopOrders.return.noneInstead') : missing ? t('common.required') : null
      }
      options={[
        { value: '', label: t('shopOrders.return.choose') },
        ...offered.map((variant) => ({
          value: variant.variantId,
          label:
            nameOf(variant.choices) +
            (variant.variantId === line.variantId ? ` (${t('shopOrders.return.same')})` : ''),
        })),
      ]}
    />
  );
}
