import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alertsQuery, type Quote, type SeasonId } from '../../../api/stocks.ts';
import { type AlertBody, addAlert } from '../../../api/stocks-trading.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { SymbolField } from '../parts/symbol-field.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { NumberField } from '../trading/ticket/number-field.tsx';

/** One press of an arrow, as a share of the price; nothing is asked of an alert's price but that it is one. */
const STEP = 0.01;

/** Which symbol, from which side, at what price. */
export function AddAlert({ seasonId, onClose }: { seasonId: SeasonId; onClose: () => void }) {
  const { t } = useTranslation();
  const local = useLocal();
  const queryClient = useQueryClient();
  const form = useId();
  const [chosen, setChosen] = useState<Quote | null>(null);
  const [direction, setDirection] = useState<AlertBody['direction']>('above');
  const [price, setPrice] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const format = useStockFormat(chosen?.currency);
  const command = useCommand<AlertBody, { alertId: string }>({
    name: 'stocks-alert-new',
    run: addAlert,
    onDone: () => {
      toast(t('stocksTrading.alert.added'));
      announce(t('stocksTrading.alert.added'));
      void queryClient.invalidateQueries({ queryKey: alertsQuery.queryKey });
      onClose();
    },
  });
  const step = (steps: number) => {
    const from = price ?? chosen?.last ?? 0;
    setPrice(Math.max(1, from + steps * Math.max(1, Math.round((chosen?.last ?? from) * STEP))));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('stocksTrading.alert.title')}
      description={t('stocksTrading.alert.lead')}
      footer={
        <Button type="submit" form={form} loading={command.busy}>
          {t('stocksTrading.alert.add')}
        </Button>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (chosen !== null && price !== null && price > 0) {
            command.submit({ symbol: chosen.symbol, direction, price });
          }
        }}
      >
        <SymbolField
          label={t('stocks.orders.symbol')}
          seasonId={seasonId}
          chosen={chosen === null ? '' : local(chosen.name)}
          placeholder={t('stocks.alerts.choose')}
          onChange={(quote) => {
            setChosen(quote);
            setPrice(quote?.last ?? null);
          }}
          error={isTried && chosen === null ? t('common.required') : null}
          hint={chosen === null ? undefined : t('stocks.holdings.last', { price: format.price(chosen.last) })}
        />
        <Segmented
          label={t('stocksTrading.alert.direction')}
          value={direction}
          onChange={setDirection}
          tabs={[
            { value: 'above', label: t('stocksTrading.alert.above') },
            { value: 'below', label: t('stocksTrading.alert.below') },
          ]}
        />
        <NumberField
          label={t('stocksTrading.alert.price')}
          value={price}
          onChange={setPrice}
          onStep={step}
          stepLabels={[t('common.oneLess'), t('common.oneMore')]}
          error={isTried && (price === null || price === 0) ? t('common.required') : null}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
      </form>
    </Dialog>
  );
}
