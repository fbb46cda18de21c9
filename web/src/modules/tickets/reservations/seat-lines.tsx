import { Link } from '@tanstack/react-router';
import { QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReservationLine } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useSeatName } from './use-seat-name.ts';

const tones: Record<ReservationLine['status'], BadgeTone> = {
  held: 'warn',
  issued: 'good',
  used: 'info',
  cancelled: 'neutral',
  expired: 'neutral',
};

type Props = {
  lines: readonly ReservationLine[];
  /** They are the reader's own: each leads to its ticket. */
  isMine?: boolean;
};

/** The seats, each with what became of it. */
export function SeatLines({ lines, isMine = false }: Props) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t('ticketsMine.seats')} className="flex flex-col divide-y divide-line/70">
      {lines.map((line) => (
        <li key={line.no} className="py-4 first:pt-0 last:pb-0">
          <SeatLine line={line} isMine={isMine} />
        </li>
      ))}
    </ul>
  );
}

function SeatLine({ line, isMine }: { line: ReservationLine; isMine: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const seatName = useSeatName();
  const isGone = line.status === 'cancelled' || line.status === 'expired';
  const { ticketId, holder } = line;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1">
        <p className={cx('font-semibold', isGone && 'text-muted line-through')}>{seatName(line)}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          {local(line.gradeName)}
          <span className="tnum">{format.won(line.paid)}</span>
          {line.paid < line.price && <s className="tnum">{format.won(line.price)}</s>}
        </p>
        <p className="mt-1.5 flex flex-wrap gap-1.5">
          <Badge tone={tones[line.status]}>{t(`ticketsMine.lineStatus.${line.status}`)}</Badge>
          {holder !== null && <Badge tone="info">{t('ticketsMine.handedTo', { name: holder })}</Badge>}
          {line.fee !== null && line.fee > 0 && (
            <Badge>{t('ticketsMine.keptFee', { amount: format.won(line.fee) })}</Badge>
          )}
        </p>
      </div>
      {isMine && ticketId !== null && holder === null && !isGone && line.status !== 'held' && (
        <Link to="/tickets/mine/$ticketId" params={{ ticketId }} className={buttonClass('secondary', 'sm')}>
          <QrCode aria-hidden="true" className="size-4" />
          {t('ticketsMine.openTicket')}
        </Link>
      )}
    </div>
  );
}
