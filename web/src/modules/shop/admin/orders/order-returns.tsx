import type { AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ReturnCard } from './return-card.tsx';
import { useExchangeText } from './use-exchange-text.ts';

/** What its member wants to give back of this order, or gave back. */
export function OrderReturns({ order }: { order: AdminOrder }) {
  const say = useLocal();
  const exchangeText = useExchangeText();
  return (
    <ul className="flex flex-col gap-3">
      {order.returns.map((request) => (
        <ReturnCard
          key={request.returnId}
          request={request}
          lines={request.lines.map(({ no, quantity, ...returned }) => {
            const line = order.lines.find((one) => one.no === no);
            return {
              no,
              quantity,
              name: line === undefined ? '—' : say(line.name),
              choice: line?.choice == null ? '' : say(line.choice),
              exchange: exchangeText(returned),
            };
          })}
        />
      ))}
    </ul>
  );
}
