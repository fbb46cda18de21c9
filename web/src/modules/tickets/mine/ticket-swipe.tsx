import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyTicket } from '../../../api/tickets-entry.ts';
import { IconButton } from '../../../ui/button.tsx';

/** How far a finger goes before it means another ticket, in pixels. */
const FAR = 60;

/** From ticket to ticket of one reservation: by a finger, by buttons, by arrow keys. */
export function TicketSwipe({ ticket, children }: { ticket: MyTicket; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const start = useRef<{ x: number; y: number } | null>(null);
  const { siblings, ticketId } = ticket;
  const index = siblings.indexOf(ticketId);
  const go = (step: -1 | 1) => {
    const next = siblings[index + step];
    if (next === undefined) return;
    void navigate({
      to: '/tickets/mine/$ticketId',
      params: { ticketId: next },
      replace: true,
      resetScroll: false,
    });
  };
  if (siblings.length < 2) return children;
  return (
    <div
      className="touch-pan-y"
      onTouchStart={({ touches }) => {
        const touch = touches[0];
        start.current = touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : null;
      }}
      onTouchEnd={({ changedTouches }) => {
        const touch = changedTouches[0];
        if (!start.current || !touch) return;
        const dx = touch.clientX - start.current.x;
        const dy = touch.clientY - start.current.y;
        start.current = null;
        if (Math.abs(dx) >= FAR && Math.abs(dx) > 2 * Math.abs(dy)) go(dx < 0 ? 1 : -1);
      }}
    >
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside */}
      <div
        className="mt-3 flex items-center justify-center gap-3"
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') go(-1);
          if (key === 'ArrowRight') go(1);
        }}
      >
        <IconButton
          label={t('ticketsDoor.ticket.previous')}
          icon={<ChevronLeft />}
          disabled={index <= 0}
          onClick={() => go(-1)}
        />
        <p className="tnum font-semibold" aria-live="polite">
          {t('ticketsDoor.ticket.ofMany', { no: index + 1, count: siblings.length })}
        </p>
        <IconButton
          label={t('ticketsDoor.ticket.next')}
          icon={<ChevronRight />}
          disabled={index >= siblings.length - 1}
          onClick={() => go(1)}
        />
      </div>
    </div>
  );
}
