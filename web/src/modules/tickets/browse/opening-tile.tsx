import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { ShowCard } from '../../../api/tickets-types.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { cx } from '../../../ui/cx.ts';
import { useShowTime } from '../show-time.ts';
import { Poster } from './poster.tsx';
import { stateAt } from './state-at.ts';
import { useShowWords } from './use-show-words.ts';

/** A performance whose sale opens at a time: its poster, and how long to wait. */
export function OpeningTile({ show, wide = false }: { show: ShowCard; wide?: boolean }) {
  const { t } = useTranslation();
  const time = useShowTime();
  const local = useLocal();
  const words = useShowWords();
  const now = useServerNow();
  const isOpen = stateAt(show, now) === 'on-sale';
  return (
    <Link
      to="/tickets/performances/$performanceId"
      params={{ performanceId: show.performanceId }}
      className={cx(
        'group relative isolate grid h-full overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card',
        wide
          ? 'grid-cols-[8rem_minmax(0,1fr)] sm:grid-cols-[19rem_minmax(0,1fr)]'
          : 'grid-cols-[8rem_minmax(0,1fr)]',
      )}
    >
      <Poster
        poster={show.poster}
        seed={show.performanceId}
        sizes={wide ? '(min-width: 40rem) 19rem, 8rem' : '8rem'}
        eager={wide}
        className={cx('m-3 mr-0 self-start rounded-2xl', wide && 'sm:m-0 sm:rounded-none')}
      />
      <div className={cx('flex flex-col gap-1.5 p-4', wide && 'sm:justify-center sm:gap-3 sm:p-10')}>
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={isOpen ? 'good' : 'info'}>
            {t(isOpen ? 'tickets.state.on-sale' : 'tickets.state.upcoming')}
          </Badge>
          <span className="text-sm font-bold text-muted">{words.genre(show.genre)}</span>
        </div>
        <h3 className={cx('leading-snug font-bold', wide ? 'text-lg sm:text-4xl' : 'line-clamp-2 text-lg')}>
          {local(show.title)}
        </h3>
        {wide && <p className="line-clamp-2 text-muted max-sm:hidden">{local(show.summary)}</p>}
        <p className="text-sm text-muted">
          {local(show.venue.name)}
          {show.firstAt !== null && show.lastAt !== null && (
            <span className="tnum block">{time.period(show.firstAt, show.lastAt)}</span>
          )}
        </p>
        {show.saleFrom !== null && !isOpen && (
          <div className="mt-auto pt-2">
            <p className="tnum mb-1.5 text-sm font-semibold">
              {t('tickets.card.opensAt', { when: time.moment(show.saleFrom) })}
            </p>
            <span className={wide ? 'hidden sm:block' : 'hidden'}>
              <Countdown size="lg" targetMs={Date.parse(show.saleFrom)} nowMs={now} />
            </span>
            <span className={wide ? 'sm:hidden' : ''}>
              <Countdown targetMs={Date.parse(show.saleFrom)} nowMs={now} />
            </span>
          </div>
        )}
      </div>
    </Link>
  );
}
