import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AdminOrder, OrderLineView } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Facts } from '../../../../ui/card.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';

/** What was ordered, and how the total came about. */
export function OrderLines({ order }: { order: AdminOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  return (
    <>
      <ul className="flex flex-col divide-y divide-line/70">
        {order.lines.map((line) => (
          <li key={line.no} className="flex gap-3 py-3 first:pt-0">
            <Thumb picture={line.picture} seed={line.productId} />
            <div className="min-w-0 flex-1">
              <Link
                to="/admin/shop/products/$productId"
                params={{ productId: line.productId }}
                className="font-semibold hover:underline"
              >
                {say(line.name)}
              </Link>
              {line.choice !== null && <p className="text-sm text-muted">{say(line.choice)}</p>}
              <p className="tnum text-sm text-muted">
                {t('shopAdmin.orders.each', {
                  price: format.won(line.unitPrice),
                  quantity: format.number(line.quantity),
                })}
              </p>
              <Marks line={line} />
            </div>
            <p className="tnum shrink-0 text-right font-semibold">{format.won(line.paid)}</p>
          </li>
        ))}
      </ul>
      <div className="mt-1 border-t border-line pt-4">
        <Facts
          items={[
            { label: t('shopAdmin.orders.items'), value: format.won(order.items) },
            ...order.trace.map(({ name, amount }) => ({
              label: say(name),
              value: format.signedWon(amount),
            })),
            {
              label: <b className="text-ink">{t('shopAdmin.orders.total')}</b>,
              value: <b className="text-lg">{format.won(order.total)}</b>,
            },
            ...(order.refunded > 0
              ? [{ label: t('shopAdmin.orders.refunded'), value: format.won(-order.refunded) }]
              : []),
          ]}
        />
      </div>
    </>
  );
}

/** What became of the pieces of a line. */
function Marks({ line }: { line: OrderLineView }) {
  const { t } = useTranslation();
  const marks = [
    line.backordered > 0 && t('shopAdmin.orders.backordered', { count: line.backordered }),
    line.cancelled > 0 && t('shopAdmin.orders.cancelledPieces', { count: line.cancelled }),
    line.returned > 0 && t('shopAdmin.orders.returnedPieces', { count: line.returned }),
    line.exchangeOf !== null && t('shopAdmin.orders.exchangeOf', { no: line.exchangeOf }),
  ].filter((mark) => mark !== false);
  if (marks.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-1.5">
      {marks.map((mark) => (
        <Badge key={mark} tone="warn">
          {mark}
        </Badge>
      ))}
    </p>
  );
}
