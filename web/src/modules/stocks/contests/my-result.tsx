import { Link } from '@tanstack/react-router';
import { Medal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SeasonDetail } from '../../../api/stocks-contest.ts';
import { useFormat } from '../../../i18n/format.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ProfitLabel } from '../parts/change-label.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

type Props = { season: SeasonDetail; mine: NonNullable<SeasonDetail['mine']> };

/** How one's own money has done, and the way to trade on. */
export function MyResult({ season, mine }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useStockFormat(season.currency);
  const { nickname, role, place, value, profit, startingCash } = mine;
  const first = season.symbols.find(({ symbol }) => symbol !== null)?.symbol ?? null;
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="flex items-center gap-2 font-bold">
        <Medal aria-hidden="true" className="size-5 text-accent" />
        {t('stocksContest.mine')}
        <span className="ml-auto truncate font-semibold text-muted">{nickname}</span>
      </h2>
      {value !== null && profit !== null && (
        <div>
          <p className="tnum text-2xl font-extrabold">{money.money(value)}</p>
          <ProfitLabel profit={profit} cost={startingCash} currency={season.currency} />
        </div>
      )}
      {role === 'maker' ? (
        <p className="text-sm text-muted">{t('stocksContest.maker')}</p>
      ) : (
        place !== null && (
          <p className="tnum font-semibold">{t('stocksContest.place', { place: format.number(place) })}</p>
        )
      )}
      {season.status === 'announced' && <p className="text-sm text-muted">{t('stocksContest.tradeSoon')}</p>}
      {season.status === 'running' && (
        <div className="flex flex-wrap gap-2">
          {first !== null && (
            <Link to="/stocks/$symbol" params={{ symbol: first }} className={buttonClass('primary', 'sm')}>
              {t('stocksContest.trade')}
            </Link>
          )}
          <Link
            to="/stocks/account"
            search={{ season: season.seasonId }}
            className={buttonClass('secondary', 'sm')}
          >
            {t('stocksContest.myAccount')}
          </Link>
        </div>
      )}
    </Card>
  );
}
