import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SeasonDetail } from '../../../api/stocks-contest.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { StockAvatar } from '../parts/stock-avatar.tsx';

const rowClass = 'tap flex items-center gap-3 rounded-2xl px-2 py-1.5';

/** What is traded in a season; each leads to its own market while there is one. */
export function SeasonSymbols({ season }: { season: SeasonDetail }) {
  const { t } = useTranslation();
  const local = useLocal();
  return (
    <section aria-label={t('stocksContest.symbols')}>
      <h2 className="mb-2 font-bold">{t('stocksContest.symbols')}</h2>
      <ul className="-mx-2 flex flex-col">
        {season.symbols.map(({ symbol, base, name, color }) => {
          const shown = (
            <>
              <StockAvatar name={local(name)} color={color} size="sm" />
              <span className="min-w-0 flex-1 truncate font-semibold">{local(name)}</span>
            </>
          );
          return (
            <li key={base}>
              {symbol === null || season.status !== 'running' ? (
                <span className={rowClass}>{shown}</span>
              ) : (
                <Link to="/stocks/$symbol" params={{ symbol }} className={`${rowClass} hover:bg-sunken`}>
                  {shown}
                  <ChevronRight aria-hidden="true" className="size-4 text-muted" />
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
