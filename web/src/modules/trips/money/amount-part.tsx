import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import { ratesQuery } from '../../../api/trips-money.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { controlClass, Field } from '../../../ui/field.tsx';
import { digitsOf, inTripCurrency } from './currency.ts';
import { amountIn, type CostDraft, type CostFault, rateIn, textOfRate } from './draft.ts';
import { useMoney } from './use-money.ts';

/** Where people from here go; a trip's own currency stands before them. */
const CURRENCIES = [
  'KRW',
  'JPY',
  'USD',
  'EUR',
  'CNY',
  'TWD',
  'HKD',
  'THB',
  'VND',
  'PHP',
  'SGD',
  'GBP',
  'AUD',
  'CHF',
];

type AmountPartProps = {
  draft: CostDraft;
  tripCurrency: string;
  faults: readonly CostFault[];
  onChange: (changed: Partial<CostDraft>) => void;
};

/** How much, in which currency, and what that is in the trip's own. */
export function AmountPart({ draft, tripCurrency, faults, onChange }: AmountPartProps) {
  const { t } = useTranslation();
  const isForeign = draft.currency !== tripCurrency;
  const currencies = [...new Set([tripCurrency, draft.currency, ...CURRENCIES])];
  const amount = amountIn(draft.amount, draft.currency);
  const isBad = faults.includes('amount') || (draft.amount !== '' && amount === null);
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor="cost-amount" className="text-sm font-semibold">
        {t('tripsMoney.cost.amount')}
      </label>
      <div className="flex gap-2">
        <input
          id="cost-amount"
          inputMode={digitsOf(draft.currency) === 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          placeholder="0"
          value={draft.amount}
          aria-invalid={isBad || undefined}
          aria-describedby={isBad ? 'cost-amount-error' : undefined}
          onChange={(event) => onChange({ amount: event.target.value.replace(/[^\d.,]/g, '') })}
          className={cx(controlClass, 'tnum min-w-0 flex-1 text-right text-2xl! font-bold')}
        />
        <select
          aria-label={t('tripsMoney.cost.currency')}
          value={draft.currency}
          onChange={(event) => onChange({ currency: event.target.value, rate: '' })}
          className={cx(controlClass, 'w-24! flex-none font-semibold')}
        >
          {currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      </div>
      {isBad && (
        <p id="cost-amount-error" role="alert" className="text-sm font-medium text-bad">
          {t('tripsMoney.cost.amountFault')}
        </p>
      )}
      {isForeign && <RateField {...{ draft, tripCurrency, faults, onChange }} amount={amount} />}
    </div>
  );
}

/** By hand; or as it is today, where the installation asks somebody who knows. */
function RateField({
  draft,
  tripCurrency,
  faults,
  amount,
  onChange,
}: AmountPartProps & { amount: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useMoney();
  const online = useOnline();
  const rates = useQuery({ ...ratesQuery(draft.currency), enabled: online });
  const today = rates.data?.ratesE6[tripCurrency];
  const isEmpty = draft.rate === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the rate arrives, never over what was typed
  useEffect(() => {
    if (today !== undefined && isEmpty) onChange({ rate: textOfRate(today) });
  }, [today, draft.currency]);
  const rateE6 = rateIn(draft.rate);
  const worth =
    amount === null || rateE6 === null
      ? null
      : inTripCurrency({ amount, rateE6, currency: draft.currency }, tripCurrency);
  return (
    <Field
      label={t('tripsMoney.cost.rate', { from: draft.currency, to: tripCurrency })}
      inputMode="decimal"
      autoComplete="off"
      value={draft.rate}
      error={faults.includes('rate') ? t('tripsMoney.cost.rateFault') : null}
      hint={
        worth !== null ? (
          <>
            {t('tripsMoney.cost.worth', { amount: money(worth, tripCurrency) })}
            {rates.data?.on &&
              today === rateE6 &&
              ` · ${t('tripsMoney.cost.rateOn', { on: format.date(rates.data.on) })}`}
          </>
        ) : rates.data?.isOn === false ? (
          t('tripsMoney.cost.rateByHand')
        ) : undefined
      }
      onChange={(event) => onChange({ rate: event.target.value.replace(/[^\d.,]/g, '') })}
    />
  );
}
