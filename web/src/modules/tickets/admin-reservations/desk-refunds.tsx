import { useTranslation } from 'react-i18next';
import type { RefundView } from '../../../api/tickets-reservation-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';

const tones: Record<RefundView['status'], BadgeTone> = {
  requested: 'info',
  'under-way': 'info',
  done: 'good',
  refused: 'bad',
};

/** Money that went back, or is on its way. */
export function DeskRefunds({ refunds }: { refunds: readonly RefundView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-2">
      {refunds.map((refund) => (
        <li
          key={refund.refundId}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-2xl border border-line bg-surface px-4 py-3"
        >
          <div>
            <p className="tnum font-semibold">{format.won(refund.amount)}</p>
            <p className="text-sm text-muted">
              {t(`ticketsMine.refundCause.${refund.cause}`)} · {t(`ticketsDesk.reservations.to.${refund.to}`)}
            </p>
          </div>
          <div className="text-right">
            <Badge tone={tones[refund.status]}>{t(`ticketsMine.refundStatus.${refund.status}`)}</Badge>
            <p className="tnum mt-1 text-sm text-muted">
              {format.dateTime(refund.settledAt ?? refund.createdAt)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
