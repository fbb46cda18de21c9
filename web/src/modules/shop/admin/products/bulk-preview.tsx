import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import { cx } from '../../../../ui/cx.ts';
import type { BulkRow } from './bulk-rules.ts';

const SHOWN = 200;

/** Each variant before and after; what changes stands out, what cannot be says why. */
export function BulkPreview({ rows }: { rows: BulkRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ordered = rows.toSorted(
    (one, other) =>
      Number(other.problem !== null) - Number(one.problem !== null) ||
      Number(other.change !== null) - Number(one.change !== null),
  );
  return (
    <section aria-label={t('shopAdmin.bulk.preview')}>
      <h3 className="mb-2 flex items-baseline justify-between gap-3 font-bold">
        {t('shopAdmin.bulk.preview')}
        <span className="tnum text-sm font-medium text-muted">
          {t('shopAdmin.bulk.changedOf', {
            changed: format.number(rows.filter(({ change }) => change !== null).length),
            count: rows.length,
          })}
        </span>
      </h3>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex max-h-72 flex-col divide-y divide-line/60 overflow-y-auto rounded-2xl border border-line px-4"
      >
        {ordered.slice(0, SHOWN).map((row) => (
          <li key={row.variantId} className={cx('py-2.5', row.change === null && 'opacity-60')}>
            <p className="font-semibold">
              {row.productName}
              {row.choice !== '' && <span className="font-normal text-muted"> · {row.choice}</span>}
            </p>
            <p className="tnum flex flex-wrap gap-x-4 text-sm">
              <Change
                name={t('shopAdmin.products.price')}
                before={format.won(row.before.price)}
                after={format.won(row.after.price)}
              />
              <Change
                name={t('shopAdmin.bulk.sale')}
                before={row.before.salePrice === null ? '—' : format.won(row.before.salePrice)}
                after={row.after.salePrice === null ? '—' : format.won(row.after.salePrice)}
              />
              <Change
                name={t('shopAdmin.products.stock')}
                before={format.number(row.before.stock)}
                after={format.number(row.after.stock)}
              />
            </p>
            {row.problem !== null && (
              <p className="text-sm font-medium text-bad">{t(`shopAdmin.bulk.problems.${row.problem}`)}</p>
            )}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <p className="mt-1 text-sm text-muted">{t('shopAdmin.bulk.more', { count: rows.length - SHOWN })}</p>
      )}
    </section>
  );
}

function Change({ name, before, after }: { name: string; before: string; after: string }) {
  const { t } = useTranslation();
  if (before === after)
    return (
      <span className="text-muted">
        {name} {before}
      </span>
    );
  return (
    <span className="inline-flex items-center gap-1">
      <span className="text-muted">{name}</span> <s className="text-muted">{before}</s>
      <ArrowRight role="img" aria-label={t('shopAdmin.bulk.becomes')} className="size-3.5 text-muted" />
      <b>{after}</b>
    </span>
  );
}
