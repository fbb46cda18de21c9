import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockHolding } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { allocationOf, type Slice } from './allocation.ts';
import type { Valued } from './valued.ts';

type Props = { items: readonly Valued<StockHolding>[]; cash: number; currency: string };

const PLAIN: Record<string, string> = { cash: 'var(--line-strong)', others: 'var(--faint)' };
const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;

/** How one's fortune is spread: a ring for the eye, and the same as a table, which is what is read out. */
export function AllocationCard({ items, cash, currency }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const id = useId();
  const format = useStockFormat(currency);
  const { slices, total } = allocationOf(items, cash);
  if (total === 0) return null;
  const faces = new Map(items.map((item) => [item.symbol, item]));
  const nameOf = ({ key }: Slice): string => {
    const face = faces.get(key);
    return face === undefined
      ? t(key === 'cash' ? 'stocks.allocation.cash' : 'stocks.allocation.others')
      : local(face.name);
  };
  const colourOf = ({ key }: Slice): string => faces.get(key)?.color ?? PLAIN[key] ?? 'var(--faint)';
  return (
    <Card>
      <Section title={t('stocks.allocation.title')}>
        <Ring slices={slices} colourOf={colourOf} />
        <table aria-labelledby={id} className="mt-4 w-full text-[0.95rem]">
          <caption id={id} className="sr-only">
            {t('stocks.allocation.title')}
          </caption>
          <tbody>
            {slices.map((slice) => (
              <tr key={slice.key}>
                <th scope="row" className="py-1.5 text-left font-medium">
                  <span className="flex items-center gap-2.5">
                    <span
                      aria-hidden="true"
                      className="size-3 shrink-0 rounded-full ring-1 ring-line"
                      style={{ backgroundColor: colourOf(slice) }}
                    />
                    {nameOf(slice)}
                  </span>
                </th>
                <td className="tnum py-1.5 text-right font-semibold whitespace-nowrap">
                  {format.share(slice.share)}
                </td>
                <td className="tnum w-[1%] py-1.5 pl-3 text-right text-sm whitespace-nowrap text-muted">
                  {format.compactMoney(slice.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </Card>
  );
}

function Ring({ slices, colourOf }: { slices: readonly Slice[]; colourOf: (slice: Slice) => string }) {
  let from = 0;
  return (
    <svg aria-hidden="true" viewBox="0 0 100 100" className="mx-auto size-44 -rotate-90">
      {slices.map((slice) => {
        const start = from;
        from += slice.share;
        // A thin gap between two, so that neighbours of one colour are two.
        const length = Math.max(0.4, slice.share * ROUND - (slices.length > 1 ? 1 : 0));
        return (
          <circle
            key={slice.key}
            cx="50"
            cy="50"
            r={RADIUS}
            fill="none"
            stroke={colourOf(slice)}
            strokeWidth="13"
            strokeDasharray={`${length} ${ROUND - length}`}
            strokeDashoffset={-start * ROUND}
          />
        );
      })}
    </svg>
  );
}
