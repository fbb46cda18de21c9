import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Order, ordersKey, type ReturnView, withdrawReturn } from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

const tones: Record<ReturnView['status'], BadgeTone> = {
  requested: 'warn',
  approved: 'info',
  received: 'info',
  done: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
};

/** What was asked back, how it stands, and what the shop says about it. */
export function ReturnCards({ order }: { order: Order }) {
  return order.returns.map((one) => <ReturnCard key={one.returnId} order={order} request={one} />);
}

function ReturnCard({ order, request }: { order: Order; request: ReturnView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const [asking, setAsking] = useState(false);
  const { kind, status } = request;
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-bold">{t(`shopOrders.return.kind.${kind}`)}</h2>
        <Badge tone={tones[status]}>{t(`shopOrders.return.status.${status}`)}</Badge>
      </div>
      <p className="mt-1 text-sm text-muted">
        {t(`shopOrders.return.reason.${request.reason}`)} · {format.dateTime(request.createdAt)}
      </p>
      <ul className="mt-3 flex flex-col gap-1">
        {request.lines.map(({ no, quantity, exchangeFor, exchangeChoice }) => {
          const line = order.lines.find((one) => one.no === no);
          const isSame = exchangeChoice === null || exchangeFor === line?.variantId;
          const choice = exchangeChoice === null ? '' : named(exchangeChoice);
          return (
            <li key={no} className="flex justify-between gap-4">
              <span className="min-w-0">
                <span className="block">
                  {line === undefined ? no : named(line.name)}
                  {line?.choice != null && <span className="text-muted"> · {named(line.choice)}</span>}
                </span>
                {exchangeFor !== null && (
                  <span className="block text-sm font-semibold">
                    {t('shopOrders.return.gets', {
                      choice: isSame
                        ? [choice, t('shopOrders.return.same')].filter(Boolean).join(' · ')
                        : choice,
                    })}
                  </span>
                )}
              </span>
              <span className="shrink-0 text-muted">{t('shopOrders.pieces', { count: quantity })}</span>
            </li>
          );
        })}
      </ul>
      {kind === 'return' && status !== 'rejected' && status !== 'withdrawn' && (
        <p className="mt-3 flex justify-between gap-4 font-semibold">
          <span>{t(status === 'done' ? 'shopOrders.return.gave' : 'shopOrders.return.expected')}</span>
          <span className="tnum">{format.won(request.refundAmount)}</span>
        </p>
      )}
      <p className="mt-3 text-sm text-muted">{t(`shopOrders.return.next.${status}`)}</p>
      {request.answer !== '' && (
        <p className="mt-3 rounded-2xl bg-sunken px-4 py-3 text-sm">
          <span className="font-semibold">{t('shopOrders.return.answer')}</span> {request.answer}
        </p>
      )}
      {status === 'requested' && (
        <Button variant="secondary" size="sm" className="mt-4" onClick={() => setAsking(true)}>
          {t('shopOrders.return.withdraw')}
        </Button>
      )}
      {asking && <Withdraw request={request} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function Withdraw({ request, onClose }: { request: ReturnView; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: `shop-withdraw:${request.returnId}`,
    run: (returnId: string, key) => withdrawReturn(returnId, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: ordersKey });
      toast(t('shopOrders.return.withdrawn'));
      announce(t('shopOrders.return.withdrawn'));
      onClose();
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('shopOrders.return.withdrawTitle')}
      description={t('shopOrders.return.withdrawLead')}
      confirmLabel={t('shopOrders.return.withdraw')}
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(request.returnId)}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
