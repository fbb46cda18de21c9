import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { cancelOrder } from '../../../../api/shop-admin-orders.ts';
import type { AdminCancelBody, AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Stepper } from '../parts/stepper.tsx';

/** All that is left, or pieces of it; the money goes back to where it came from, the stock to the shelf. */
export function CancelDialog({ order, onClose }: { order: AdminOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useLocal();
  const lines = order.lines
    .map((line) => ({ ...line, left: line.quantity - line.cancelled - line.returned }))
    .filter(({ left }) => left > 0);
  const [pieces, setPieces] = useState<Record<number, number>>(() =>
    Object.fromEntries(lines.map(({ no, left }) => [no, left])),
  );
  const chosen = lines.map(({ no, left }) => ({ no, left, quantity: pieces[no] ?? 0 }));
  const isWhole = chosen.every(({ left, quantity }) => left === quantity);
  const isNothing = chosen.every(({ quantity }) => quantity === 0);
  return (
    <ActDialog
      name={`order-cancel:${order.orderId}`}
      title={t('shopAdmin.orders.cancelTitle')}
      lead={t('shopAdmin.orders.cancelLead')}
      confirmLabel={t(isWhole ? 'shopAdmin.orders.cancelWhole' : 'shopAdmin.orders.cancelPart')}
      danger
      withReason
      body={(reason): AdminCancelBody | null =>
        isNothing
          ? null
          : isWhole
            ? { reason }
            : {
                reason,
                lines: chosen.flatMap(({ no, quantity }) => (quantity > 0 ? [{ no, quantity }] : [])),
              }
      }
      run={(body: AdminCancelBody, key) => cancelOrder(order.orderId, body, key)}
      done={t('shopAdmin.orders.did.cancel')}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <ul className="flex flex-col divide-y divide-line/60">
        {lines.map((line) => (
          <li key={line.no} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="line-clamp-2 font-semibold">{say(line.name)}</span>
              {line.choice !== null && <span className="block text-sm text-muted">{say(line.choice)}</span>}
            </span>
            <Stepper
              label={t('shopAdmin.orders.piecesOf', { name: say(line.name) })}
              value={pieces[line.no] ?? 0}
              min={0}
              max={line.left}
              onChange={(quantity) => setPieces({ ...pieces, [line.no]: quantity })}
            />
          </li>
        ))}
      </ul>
      {isNothing && <p className="font-medium text-bad">{t('shopAdmin.orders.cancelNothing')}</p>}
    </ActDialog>
  );
}
