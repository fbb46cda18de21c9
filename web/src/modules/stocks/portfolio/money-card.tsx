import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StockAccount } from '../../../api/stocks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Facts, Section } from '../../../ui/card.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

/** What can be bought with, what can be taken out, and why that is less. */
export function MoneyCard({ account, isMain }: { account: StockAccount; isMain: boolean }) {
  const { t } = useTranslation();
  const format = useStockFormat(account.currency);
  const { balance, reserved, withdrawable, buyingPower, settlements } = account;
  return (
    <Card>
      <Section title={t('stocks.money.title')}>
        <Facts
          items={[
            { label: t('stocks.money.buyingPower'), value: <b>{format.money(buyingPower)}</b> },
            { label: t('stocks.money.balance'), value: format.money(balance) },
            { label: t('stocks.money.reserved'), value: format.money(reserved) },
            ...(isMain
              ? [{ label: t('stocks.money.withdrawable'), value: <b>{format.money(withdrawable)}</b> }]
              : []),
          ]}
        />
        {isMain && withdrawable < buyingPower && (
          <p className="mt-3 rounded-2xl bg-sunken px-4 py-3 text-sm">
            {t('stocks.money.why', { amount: format.money(buyingPower - withdrawable) })}
          </p>
        )}
        {settlements.length > 0 && <Settlements account={account} />}
        {isMain && (
          <Link to="/pay/top-up" className={buttonClass('secondary', 'md', 'mt-5 w-full')}>
            {t('stocks.money.topUp')}
          </Link>
        )}
      </Section>
    </Card>
  );
}

/** Trades are paid for two trading days later; until then their money can be traded with, but not taken out. */
function Settlements({ account: { settlements, currency } }: { account: StockAccount }) {
  const { t } = useTranslation();
  const format = useStockFormat(currency);
  const { day: dayOf } = useFormat();
  return (
    <table className="mt-4 w-full text-[0.95rem]">
      <caption className="pb-1.5 text-left text-sm font-semibold">{t('stocks.money.settlements')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('stocks.money.day')}</th>
          <th scope="col">{t('stocks.money.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {settlements.map(({ day, amount }) => (
          <tr key={day} className="border-t border-line/70">
            <th scope="row" className="py-2 text-left font-normal text-muted">
              {dayOf(`${day}T12:00:00+09:00`)}
            </th>
            <td className="tnum py-2 text-right font-medium">{format.signedMoney(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
