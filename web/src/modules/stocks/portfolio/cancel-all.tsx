import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelAllOrders, type SeasonId, stockOrdersQuery } from '../../../api/stocks.ts';
import { stocksMineKey } from '../../../api/stocks-trading.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

type Props = { seasonId: SeasonId; symbol: string | undefined };

/** Takes back all that waits, as far as the list is narrowed; not there where nothing waits. */
export function CancelAll({ seasonId, symbol }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const open = useInfiniteQuery(stockOrdersQuery({ state: 'open', symbol, seasonId }));
  const cancel = useCommand({
    name: 'stocks-cancel-all',
    run: cancelAllOrders,
    onDone: () => {
      setAsking(false);
      toast(t('stocks.orders.allCancelled'));
      announce(t('stocks.orders.allCancelled'));
      void queryClient.invalidateQueries({ queryKey: stocksMineKey });
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: stocksMineKey }),
  });
  if ((open.data?.pages[0]?.items.length ?? 0) < 2) return null;
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
        {t('stocks.orders.cancelAll')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('stocks.orders.cancelAllTitle')}
        description={t('stocks.orders.cancelAllLead')}
        confirmLabel={t('stocks.orders.cancelAll')}
        danger
        busy={cancel.busy}
        onConfirm={() =>
          cancel.submit({
            ...(symbol !== undefined && { symbol }),
            ...(seasonId !== undefined && { seasonId }),
          })
        }
      >
        <FormError error={cancel.error} />
        <CommandWait command={cancel} />
      </ConfirmDialog>
    </>
  );
}
