import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '../../../api/pay.ts';
import { type Order, ordersKey, type PayOrderBody, type PayWay, payOrder } from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Card } from '../../../ui/card.tsx';
import { Block } from '../../checkout/block.tsx';
import { PayBar, PayTerms } from '../../checkout/pay-bar.tsx';
import { PayBlock } from '../../checkout/pay-block.tsx';
import { AddressLines } from '../addresses/address-lines.tsx';
import { HeldFor } from '../orders/held-for.tsx';
import { NoteOfShop } from '../orders/note-of-shop.tsx';
import { Totals } from '../orders/totals.tsx';
import { plainLine } from '../plain-text.ts';
import { AddressBlock } from './address-block.tsx';
import { OrderLines } from './order-lines.tsx';
import { useChosenAddress } from './use-chosen-address.ts';
import { useOrderPlaced } from './use-place-order.ts';

/** What was agreed stays as it is; how it is paid, and for a draft where it goes, is chosen here. */
export function PayOrderForm({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const onPlaced = useOrderPlaced();
  const chosen = useChosenAddress();
  const [request, setRequest] = useState('');
  const [tries, setTries] = useState(0);
  const [payWith, setPayWith] = useState<PayWay>(order.payWith === 'gateway' ? 'gateway' : 'wallet');
  const available = useQuery(balanceQuery).data?.available;
  const needsAddress =
    order.status === 'draft' &&
    order.address === null &&
    order.lines.some((line) => line.delivery === 'parcel');
  const command = useCommand({
    name: `shop-pay:${order.orderId}`,
    run: (body: PayOrderBody, key) => payOrder(order.orderId, body, key),
    maxAttempts: 12,
    onDone: ({ data }) => onPlaced(data),
    onRefused: () => void queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  const short = payWith === 'wallet' && available !== undefined && available < order.total;
  const pay = () => {
    setTries(tries + 1);
    if (needsAddress && chosen.address === undefined) return;
    command.submit({
      payWith,
      expectedTotal: order.total,
      ...(needsAddress && chosen.address !== undefined && { addressId: chosen.address.addressId }),
      ...(needsAddress && plainLine(request) !== '' && { request: plainLine(request) }),
    });
  };
  const paying = {
    command,
    total: order.total,
    disabled: short,
    why: short ? t('checkout.short', { amount: format.won(order.total - available) }) : null,
    nothing: t('shopOrders.checkout.payNothing'),
    onPay: pay,
  };
  const lines = order.lines.map((line) => ({ ...line, amount: line.unitPrice * line.quantity }));
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-8">
      <div className="flex flex-col gap-4">
        {needsAddress ? (
          <AddressBlock
            chosen={chosen}
            request={request}
            onRequest={setRequest}
            missed={chosen.address === undefined ? tries : 0}
          />
        ) : (
          order.address !== null && (
            <Block title={t('shopOrders.checkout.address')}>
              <AddressLines address={order.address} />
            </Block>
          )
        )}
        <Block title={t('shopOrders.checkout.lines', { count: lines.length })}>
          <OrderLines lines={lines} />
        </Block>
        <PayBlock
          total={order.total}
          value={payWith}
          onChange={setPayWith}
          gatewayLead={t('shopOrders.checkout.gatewayLead')}
        />
      </div>
      <Card className="flex flex-col gap-5 lg:sticky lg:top-22">
        {order.expiresAt !== null && <HeldFor until={order.expiresAt} isOffer={order.status === 'draft'} />}
        <NoteOfShop order={order} />
        <Totals of={order} label={t('shopOrders.totals.toPay')} />
        <PayTerms {...paying} told={[]} consent="shopOrders.checkout.consent" />
      </Card>
      <PayBar {...paying} />
    </div>
  );
}
