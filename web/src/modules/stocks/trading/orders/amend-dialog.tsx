import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AmendBody,
  amendOrder,
  type OrderAnswer,
  type StockOrder,
} from '../../../../api/stocks-trading.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { flawOf } from '../ticket/draft.ts';
import { FlawNote } from '../ticket/flaw-note.tsx';
import { NumberField } from '../ticket/number-field.tsx';
import { stepped, tickOf } from '../ticks.ts';
import { useTrading } from '../use-live-symbol.ts';
import { useDeskOfPage } from './desk-context.ts';

/** Another price, or another quantity; what the change does to its place in the queue is said. */
export function AmendDialog({ order, onClose }: { order: StockOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const { traded } = useTrading();
  const desk = useDeskOfPage();
  const form = useId();
  const [price, setPrice] = useState<number | null>(order.price);
  const [quantity, setQuantity] = useState<number | null>(order.quantity);
  const command = useCommand<AmendBody, OrderAnswer>({
    name: `stocks-amend:${order.orderId}`,
    run: (body, key) => amendOrder(order.orderId, body, key),
    onDone: ({ data }) => {
      desk.learn(data);
      toast(t('stocksTrading.orders.amendDone'));
      announce(t('stocksTrading.orders.amendDone'));
      onClose();
    },
  });
  const flaw = flawOf({ ...order, force: order.timeInForce, type: 'limit', price, quantity }, traded);
  const changes: AmendBody = {
    ...(price !== null && price !== order.price && { price }),
    ...(quantity !== null && quantity !== order.quantity && { quantity }),
  };
  const isSame = Object.keys(changes).length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('stocksTrading.orders.amendTitle')}
      description={t('stocksTrading.orders.amendLead')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('stocksTrading.orders.keep')}
          </Button>
          <Button type="submit" form={form} loading={command.busy} disabled={isSame || flaw !== null}>
            {t('stocksTrading.orders.amendGo')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSame && flaw === null) command.submit(changes);
        }}
      >
        <NumberField
          label={t('stocksTrading.ticket.priceOf')}
          value={price}
          onChange={setPrice}
          onStep={(steps) => setPrice(stepped(traded, price ?? traded.reference, steps))}
          stepLabels={[t('stocksTrading.ticket.tickDown'), t('stocksTrading.ticket.tickUp')]}
          hint={t('stocksTrading.ticket.step', { tick: format.price(tickOf(traded.ticks, price ?? 1)) })}
        />
        {flaw !== null && flaw.price > 0 && <FlawNote flaw={flaw} onPrice={setPrice} />}
        <NumberField
          label={t('stocksTrading.orders.amendQuantity')}
          value={quantity}
          onChange={setQuantity}
          onStep={(steps) => setQuantity(Math.max(order.filledQuantity + 1, (quantity ?? 0) + steps))}
          stepLabels={[t('common.oneLess'), t('common.oneMore')]}
          hint={t('stocksTrading.orders.progress', {
            quantity: format.count(order.quantity),
            filled: format.count(order.filledQuantity),
          })}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
      </form>
    </Dialog>
  );
}
