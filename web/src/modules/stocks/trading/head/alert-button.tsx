import { BellPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/hooks.ts';
import { type AlertBody, addAlert } from '../../../../api/stocks-trading.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { NumberField } from '../ticket/number-field.tsx';
import { onTick, stepped } from '../ticks.ts';
import { useAskToSignIn } from '../use-ask-to-sign-in.ts';
import { useTrading } from '../use-live-symbol.ts';

/** Asks to be told when the price gets somewhere. */
export function AlertButton({ name }: { name: string }) {
  const { t } = useTranslation();
  const isMember = useSession().status === 'member';
  const signIn = useAskToSignIn();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('stocksTrading.head.alert')}
        icon={<BellPlus aria-hidden="true" />}
        onClick={() => (isMember ? setOpen(true) : signIn.ask())}
      />
      {open && <AlertDialog name={name} onClose={() => setOpen(false)} />}
    </>
  );
}

function AlertDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { traded, live } = useTrading();
  const form = useId();
  const [direction, setDirection] = useState<AlertBody['direction']>('above');
  const [price, setPrice] = useState<number | null>(onTick(traded.ticks, live.get().quote.last, 'down'));
  const command = useCommand<AlertBody, { alertId: string }>({
    name: `stocks-alert:${traded.symbol}`,
    run: addAlert,
    onDone: () => {
      toast(t('stocksTrading.alert.added'));
      announce(t('stocksTrading.alert.added'));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('stocksTrading.alert.title')}
      description={`${name} · ${t('stocksTrading.alert.lead')}`}
      footer={
        <Button type="submit" form={form} loading={command.busy}>
          {t('stocksTrading.alert.add')}
        </Button>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (price !== null) command.submit({ symbol: traded.symbol, direction, price });
        }}
      >
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
          onStep={(steps) => price !== null && setPrice(stepped(traded, price, steps))}
          stepLabels={[t('stocksTrading.ticket.tickDown'), t('stocksTrading.ticket.tickUp')]}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
      </form>
    </Dialog>
  );
}
