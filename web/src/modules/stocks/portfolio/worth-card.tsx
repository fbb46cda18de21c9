import { useTranslation } from 'react-i18next';
import type { StockAccount } from '../../../api/stocks.ts';
import { Card } from '../../../ui/card.tsx';
import { ProfitLabel } from '../parts/change-label.tsx';
import { Flashing } from '../parts/flashing.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import type { Worth } from './valued.ts';

/** All that one has, and what has become of it: today, since it was bought, and by what was sold. */
export function WorthCard({ account, worth }: { account: StockAccount; worth: Worth }) {
  const { t } = useTranslation();
  const { currency } = account;
  const format = useStockFormat(currency);
  const total = account.balance + worth.value;
  return (
    <Card>
      <section aria-label={t('stocks.account.total')}>
        <h2 className="font-semibold text-muted">{t('stocks.account.total')}</h2>
        <p className="tnum text-4xl font-extrabold tracking-tight">
          <Flashing value={total}>{format.money(total)}</Flashing>
        </p>
        <dl className="mt-5 grid grid-cols-1 gap-x-8 gap-y-3 sm:grid-cols-3">
          <Fact name={t('stocks.account.today')}>
            <ProfitLabel profit={worth.today} cost={worth.value - worth.today} currency={currency} />
          </Fact>
          <Fact name={t('stocks.account.profit')}>
            <ProfitLabel profit={worth.profit} cost={worth.cost} currency={currency} />
          </Fact>
          <Fact name={t('stocks.account.realised')}>
            <ProfitLabel profit={account.realised} cost={0} currency={currency} />
          </Fact>
        </dl>
      </section>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3 sm:block">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-lg">{children}</dd>
    </div>
  );
}
