import { Link } from '@tanstack/react-router';
import { ChartCandlestick } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { Card } from '../../ui/card.tsx';

/** The part of what is held that no hold explains: it is there for the exchange. */
export function HeldForStocks({ amount }: { amount: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card className="mb-4">
      <p className="flex items-center gap-2 font-semibold text-muted">
        <ChartCandlestick aria-hidden="true" className="size-5" />
        {t('pay.heldForStocksTitle')}
      </p>
      <p className="tnum mt-1 text-3xl font-extrabold tracking-tight">{format.won(amount)}</p>
      <p className="mt-1 text-muted">{t('pay.heldForStocksLead')}</p>
      <Link to="/stocks/account" className="mt-3 inline-block font-semibold underline underline-offset-4">
        {t('pay.heldForStocksMore')}
      </Link>
    </Card>
  );
}
