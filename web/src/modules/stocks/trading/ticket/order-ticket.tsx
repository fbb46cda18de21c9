import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../../api/error.ts';
import { useSession } from '../../../../api/hooks.ts';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Select } from '../../../../ui/field.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { stepped, tickOf } from '../ticks.ts';
import { useAskToSignIn } from '../use-ask-to-sign-in.ts';
import { useTrading } from '../use-live-symbol.ts';
import { Cost } from './cost.tsx';
import { flawOf, forcesOf, hasPrice, TYPES, withType } from './draft.ts';
import { FlawNote } from './flaw-note.tsx';
import { JoinFirst } from './join-first.tsx';
import { NoOrdersNow } from './no-orders-now.tsx';
import { NumberField } from './number-field.tsx';
import { QuantityShares } from './quantity-shares.tsx';
import { Refusal } from './refusal.tsx';
import { SideSwitch } from './side-switch.tsx';
import { useOrderQuote } from './use-order-quote.ts';
import { useTicketOfPage } from './use-ticket.ts';

/** Where an order is written. What it will cost, and the rule that would refuse it, stand there before it is sent. */
export function OrderTicket() {
  const { t } = useTranslation();
  const format = useStockFormat();
  const { traded } = useTrading();
  const money = useStockFormat(traded.currency);
  const { draft, change, command, send } = useTicketOfPage();
  const isMember = useSession().status === 'member';
  const signIn = useAskToSignIn();
  const [isTried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const flaw = flawOf(draft, traded);
  const { quote, error: quoteError } = useOrderQuote();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isMember) signIn.go();
    else if (flaw !== null) {
      setTried(true);
      first.current?.form?.querySelector<HTMLInputElement>('[aria-invalid]')?.focus();
    } else {
      setTried(false);
      send(draft);
    }
  };
  const steps = [t('stocksTrading.ticket.tickDown'), t('stocksTrading.ticket.tickUp')] as const;
  const { price, stopPrice, quantity, type, side, force } = draft;
  const most = quote?.maxQuantity ?? null;
  const isPriceFlaw = flaw !== null && flaw.price > 0;
  return (
    <form
      aria-label={t('stocksTrading.ticket.title')}
      data-ticket
      onSubmit={submit}
      // An order is answered sooner than a key is let go: one that is held is one order.
      onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
      noValidate
      className="flex flex-col gap-3.5"
    >
      <NoOrdersNow />
      <SideSwitch side={side} onChange={(next) => change({ side: next })} />
      <Select
        label={t('stocksTrading.type.label')}
        value={type}
        onChange={(event) => change(withType(draft, event.target.value as typeof type))}
        options={TYPES.map((value) => ({ value, label: t(`stocksTrading.type.${value}`) }))}
        hint={t(`stocksTrading.typeLead.${type}`)}
      />
      {type === 'stop-limit' && (
        <NumberField
          label={t('stocksTrading.ticket.stopPrice')}
          value={stopPrice}
          onChange={(next) => change({ stopPrice: next })}
          onStep={(count) => change({ stopPrice: stepped(traded, stopPrice ?? price ?? 0, count) })}
          stepLabels={steps}
          error={isTried && flaw?.flaw === 'needStop' ? t('stocksTrading.ticket.needStop') : null}
        />
      )}
      {hasPrice(type) ? (
        <NumberField
          inputRef={first}
          label={t('stocksTrading.ticket.priceOf')}
          value={price}
          onChange={(next) => change({ price: next })}
          onStep={(count) => change({ price: stepped(traded, price ?? traded.reference, count) })}
          stepLabels={steps}
          hint={t('stocksTrading.ticket.step', { tick: format.price(tickOf(traded.ticks, price ?? 1)) })}
          error={isTried && flaw?.flaw === 'needPrice' ? t('stocksTrading.ticket.needPrice') : null}
        />
      ) : (
        <p className="tap flex items-center rounded-2xl bg-sunken px-4 font-semibold text-muted">
          {t(type === 'market' ? 'stocksTrading.ticket.atMarket' : 'stocksTrading.ticket.atBest')}
        </p>
      )}
      {isPriceFlaw && (
        <FlawNote
          flaw={flaw}
          onPrice={(next) => change(flaw.price === price ? { price: next } : { stopPrice: next })}
        />
      )}
      <NumberField
        {...(hasPrice(type) ? {} : { inputRef: first })}
        label={t('stocksTrading.ticket.quantity')}
        value={quantity}
        onChange={(next) => change({ quantity: next })}
        onStep={(count) => change({ quantity: Math.max(1, (quantity ?? 0) + count) })}
        stepLabels={[t('common.oneLess'), t('common.oneMore')]}
        hint={most === null ? undefined : t('stocksTrading.ticket.most', { quantity: format.count(most) })}
        error={isTried && flaw?.flaw === 'needQuantity' ? t('stocksTrading.ticket.needQuantity') : null}
      />
      <QuantityShares most={most} side={side} onQuantity={(next) => change({ quantity: next })} />
      {forcesOf(type).length > 1 && (
        <div className="flex flex-col gap-1">
          <Segmented
            label={t('stocksTrading.force.label')}
            value={force}
            onChange={(next) => change({ force: next })}
            tabs={forcesOf(type).map((value) => ({ value, label: t(`stocksTrading.force.${value}`) }))}
          />
          <p className="text-sm text-muted">{t(`stocksTrading.forceLead.${force}`)}</p>
        </div>
      )}
      <Cost draft={draft} quote={quote} />
      {hasCode(quoteError, 'stocks.account-closed') && traded.seasonId !== null && (
        <JoinFirst seasonId={traded.seasonId} />
      )}
      {/* In a sheet it stays under the thumb, however far one has scrolled: with it whatever keeps an order from going out.
          The sheet's own padding is below it, where what is scrolled away would look out. */}
      <div className="flex flex-col gap-3.5 max-md:sticky max-md:-bottom-6 max-md:-mb-6 max-md:gap-2 max-md:bg-surface max-md:pt-2 max-md:pb-4">
        <Refusal quote={quantity === null ? undefined : quote} side={side} />
        <FormError error={command.error} />
        <CommandWait command={command} />
        {quantity !== null && quote !== undefined && (
          <p className="tnum flex justify-between text-sm font-semibold md:hidden">
            <span className="text-muted">
              {t(side === 'buy' ? 'stocksTrading.ticket.totalBuy' : 'stocksTrading.ticket.totalSell')}
            </span>
            {money.money(quote.total)}
          </p>
        )}
        <Button
          type="submit"
          size="lg"
          loading={command.busy}
          // So is a double click.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
          className={cx(
            'w-full text-white!',
            side === 'buy' ? 'bg-[#c5162e]! hover:bg-[#a81226]!' : 'bg-[#1a5fc4]! hover:bg-[#154ea3]!',
          )}
        >
          {!isMember
            ? t('stocksTrading.ticket.signIn')
            : quantity === null
              ? t(`stocksTrading.ticket.placeNone.${side}`)
              : t(`stocksTrading.ticket.place.${side}`, { quantity: format.count(quantity) })}
        </Button>
      </div>
    </form>
  );
}
