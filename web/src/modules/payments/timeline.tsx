import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { useStepName } from './use-step-name.ts';

type Entry = { step: string; at: string; amount: number | null };

/** What happened, in order, the newest last. */
export function Timeline<E extends Entry>({ items, more }: { items: E[]; more?: (item: E) => ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  return (
    <ol aria-label={t('payments.timeline')} className="flex flex-col">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place
        <li key={index} className="relative flex gap-4 pb-5 last:pb-0">
          {index < items.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 bottom-[-0.5rem] left-[0.4rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className={`mt-1.5 size-3.5 shrink-0 rounded-full border-2 border-surface ${
              index === items.length - 1 ? 'bg-accent' : 'bg-line-strong'
            }`}
          />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">{stepName(item.step)}</span>
              {item.amount !== null && <span className="tnum font-medium">{format.won(item.amount)}</span>}
            </p>
            <p className="tnum text-sm text-muted">
              <time dateTime={item.at}>{format.exact(item.at)}</time>
            </p>
            {more?.(item)}
          </div>
        </li>
      ))}
    </ol>
  );
}
