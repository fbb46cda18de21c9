import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelOrder, type OrderAnswer, type StockOrder } from '../../../../api/stocks-trading.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { NumberField } from '../ticket/number-field.tsx';
import { useDeskOfPage } from './desk-context.ts';

/** All that is left of an order, or a part of it. */
export function CancelDialog({ order, onClose }: { order: StockOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const desk = useDeskOfPage();
  const form = useId();
  const left = order.remaining;
  const [quantity, setQuantity] = useState<number | null>(left);
  const within = (value: number) => Math.min(left, Math.max(1, value));
  const command = useCommand<number | undefined, OrderAnswer>({
    name: `stocks-cancel:${order.orderId}`,
    run: (part, key) => cancelOrder(order.orderId, part, key),
    onDone: ({ data }, part) => {
      desk.learn(data);
      const text = t('stocksTrading.orders.cancelDone', { quantity: format.count(part ?? left) });
      // Of all of it the news tells.
      if (part !== undefined) toast(text);
      announce(text);
      onClose();
    },
  });
  const shown = within(quantity ?? left);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('stocksTrading.orders.cancelTitle')}
      description={t('stocksTrading.orders.cancelLead', { quantity: format.count(left) })}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('stocksTrading.orders.keep')}
          </Button>
          <Button type="submit" form={form} variant="danger" loading={command.busy}>
            {t('stocksTrading.orders.cancelGo', { quantity: format.count(shown) })}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          command.submit(shown === left ? undefined : shown);
        }}
      >
        <NumberField
          label={t('stocksTrading.orders.cancelQuantity')}
          value={quantity}
          onChange={(next) => setQuantity(next === null ? null : Math.min(left, next))}
          onStep={(steps) => setQuantity(within((quantity ?? 0) + steps))}
          stepLabels={[t('common.oneLess'), t('common.oneMore')]}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
      </form>
    </Dialog>
  );
}
