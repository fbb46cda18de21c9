import { useQueryClient } from '@tanstack/react-query';
import { CircleX, HandCoins, PackageCheck, PackageOpen, Truck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { deliverOrder, prepareOrder } from '../../../../api/shop-admin-orders.ts';
import type { AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';

type Asked = 'ship' | 'cancel' | 'refund';

/** What can be done with an order as it stands; the next step comes first. */
export function OrderActions({ order }: { order: AdminOrder }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const prepare = useStep(order, 'prepare', prepareOrder);
  const deliver = useStep(order, 'deliver', deliverOrder);
  const { can } = order;
  const isSent = order.status === 'shipped';
  const close = () => setAsked(null);
  const button = (name: Asked, icon: ReactNode, variant: 'secondary' | 'danger') => (
    <Button size="sm" variant={variant} icon={icon} onClick={() => setAsked(name)}>
      {t(`shopAdmin.orders.act.${name}`)}
    </Button>
  );
  if (!Object.values(can).includes(true))
    return <p className="text-muted">{t('shopAdmin.orders.nothingToDo')}</p>;
  return (
    <>
      <div className="flex flex-wrap gap-2.5 [&_svg]:size-4.5">
        {can.prepare && (
          <Button
            size="sm"
            loading={prepare.state.phase === 'running'}
            icon={<PackageOpen aria-hidden="true" />}
            onClick={() => prepare.submit(undefined)}
          >
            {t('shopAdmin.orders.act.prepare')}
          </Button>
        )}
        {can.ship && (
          <Button
            size="sm"
            variant={order.status === 'preparing' ? 'primary' : 'secondary'}
            icon={<Truck aria-hidden="true" />}
            onClick={() => setAsked('ship')}
          >
            {t(`shopAdmin.orders.act.${isSent ? 'reship' : 'ship'}`)}
          </Button>
        )}
        {can.deliver && (
          <Button
            size="sm"
            loading={deliver.state.phase === 'running'}
            icon={<PackageCheck aria-hidden="true" />}
            onClick={() => deliver.submit(undefined)}
          >
            {t('shopAdmin.orders.act.deliver')}
          </Button>
        )}
        {can.refund && button('refund', <HandCoins aria-hidden="true" />, 'secondary')}
        {can.cancel && button('cancel', <CircleX aria-hidden="true" />, 'danger')}
      </div>
      <FormError error={prepare.error ?? deliver.error} />
      <CommandWait command={prepare} />
      <CommandWait command={deliver} />
      {asked === 'ship' && <ShipDialog order={order} onClose={close} />}
      {asked === 'cancel' && <CancelDialog order={order} onClose={close} />}
      {asked === 'refund' && <RefundDialog order={order} onClose={close} />}
    </>
  );
}

function useStep({ orderId }: AdminOrder, step: 'prepare' | 'deliver', run: typeof prepareOrder) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useCommand({
    name: `order-${step}:${orderId}`,
    run: (_body: undefined, key) => run(orderId, key),
    onDone: () => {
      toast(t(`shopAdmin.orders.did.${step}`));
      void queryClient.invalidateQueries({ queryKey: shopAdminKey });
    },
  });
}
