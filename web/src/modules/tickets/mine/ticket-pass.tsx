import { BadgeCheck, Ban, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MyTicket } from '../../../api/tickets-entry.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { QrCode } from '../../../ui/qr-code.tsx';
import { Poster } from '../browse/poster.tsx';
import { MovedNote } from '../reservations/moved-note.tsx';
import { useShowTime } from '../show-time.ts';
import { useSeatWords } from './use-seat-words.ts';

/** A ticket as one holds it: what is on above, the code below, torn off where it was used. */
export function TicketPass({ ticket }: { ticket: MyTicket }) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const seatWords = useSeatWords();
  const { show, seat, status } = ticket;
  return (
    <article
      aria-label={`${local(show.title)}, ${seatWords(seat)}`}
      className="overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-lift"
    >
      <header className="flex items-center gap-4 bg-pine p-5 text-pine-ink">
        <Poster
          poster={show.poster}
          seed={show.performanceId}
          sizes="80px"
          eager
          className="w-18 shrink-0 rounded-lg"
        />
        <div className="min-w-0">
          <h2 className="text-xl leading-snug font-extrabold">{local(show.title)}</h2>
          <p className="tnum mt-1 text-[0.95rem] opacity-90">{time.full(show.startsAt)}</p>
          <MovedNote show={show} />
          <p className="text-[0.95rem] opacity-90">
            {local(show.venue.name)} · {local(show.hall)}
          </p>
        </div>
      </header>
      <div className="px-5 pt-4 pb-5">
        <p className="text-sm text-muted">{local(seat.gradeName)}</p>
        <p className="text-2xl leading-tight font-extrabold">{seatWords(seat)}</p>
        <p className="mt-1 text-sm text-muted">{t('ticketsDoor.ticket.holder', { name: ticket.holder })}</p>
      </div>
      <Tear />
      <div className="flex flex-col items-center gap-3 px-5 pt-5 pb-6 text-center">
        {show.status === 'cancelled' ? (
          <State tone="bad" icon={<Ban aria-hidden="true" />} words={t('ticketsDoor.ticket.cancelled')} />
        ) : status === 'used' ? (
          <State
            tone="good"
            icon={<BadgeCheck aria-hidden="true" />}
            words={t('ticketsDoor.ticket.used', { when: time.moment(ticket.usedAt ?? show.startsAt) })}
          />
        ) : (
          <>
            <QrCode
              text={ticket.code}
              label={t('ticketsDoor.ticket.qr')}
              className="w-full max-w-78 border border-line"
            />
            <p className="flex items-center gap-1.5 text-sm text-muted">
              <Sun aria-hidden="true" className="size-4" />
              {t('ticketsDoor.ticket.bright')}
            </p>
          </>
        )}
        <p className="text-sm text-muted">
          {t('ticketsDoor.ticket.typed')}
          <span className="tnum mt-0.5 block font-mono text-xl font-bold tracking-widest text-ink">
            {ticket.typed.slice(0, 5)} {ticket.typed.slice(5)}
          </span>
        </p>
      </div>
    </article>
  );
}

function State({ tone, icon, words }: { tone: 'good' | 'bad'; icon: React.ReactNode; words: string }) {
  return (
    <div
      role="status"
      className={cx(
        'flex w-full flex-col items-center gap-2 rounded-2xl py-10 font-bold [&>svg]:size-14',
        tone === 'good' ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad',
      )}
    >
      {icon}
      {words}
    </div>
  );
}

/** Where it is torn: two bites at its sides, and a dashed line. */
function Tear() {
  const bite = 'absolute top-1/2 size-6 -translate-y-1/2 rounded-full bg-paper';
  return (
    <div aria-hidden="true" className="relative h-6">
      <span className={cx(bite, '-left-3')} />
      <span className={cx(bite, '-right-3')} />
      <span className="absolute inset-x-6 top-1/2 border-t-2 border-dashed border-line" />
    </div>
  );
}
