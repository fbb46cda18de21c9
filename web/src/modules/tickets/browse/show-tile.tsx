import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { ShowCard } from '../../../api/tickets-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { RatingLine } from '../../../ui/stars.tsx';
import { useShowTime } from '../show-time.ts';
import { Poster } from './poster.tsx';
import { isOver, stateAt } from './state-at.ts';
import { useShowWords } from './use-show-words.ts';

type Props = {
  show: ShowCard;
  sizes: string;
  eager?: boolean;
  rank?: number;
  /** Of its heading, below the one above it. */
  level?: 2 | 3;
};

/** One performance among others: its poster, where and when, and from how much. */
export function ShowTile({ show, sizes, eager = false, rank, level = 3 }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = useShowTime();
  const local = useLocal();
  const words = useShowWords();
  // Once a minute is enough for a word.
  const state = stateAt(show, useServerNow(60_000));
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className="group relative flex h-full flex-col">
      <div className="relative overflow-hidden rounded-2xl">
        <Poster
          poster={show.poster}
          seed={show.performanceId}
          sizes={sizes}
          eager={eager}
          className={cx(
            'transition-transform duration-500 ease-out group-hover:scale-[1.03]',
            isOver(state) && 'opacity-50 grayscale-[0.6]',
          )}
        />
        {rank !== undefined && (
          <span
            aria-hidden="true"
            className="tnum absolute top-1.5 left-3 text-7xl leading-none font-black tracking-tighter text-white italic [-webkit-text-stroke:2px_rgb(20_54_48/0.85)] [paint-order:stroke_fill] sm:text-8xl"
          >
            {rank}
          </span>
        )}
        {state === 'upcoming' && show.saleFrom !== null && (
          <span className="absolute inset-x-0 bottom-0 bg-pine/90 py-1.5 text-center text-sm font-bold text-pine-ink">
            {t('tickets.card.opensAt', { when: time.shortDay(show.saleFrom) })}
          </span>
        )}
        {isOver(state) && (
          <span className="absolute inset-x-0 bottom-0 bg-ink/75 py-1.5 text-center text-sm font-bold text-paper">
            {t(`tickets.state.${state}`)}
          </span>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-0.5 pt-3">
        <p className="text-xs font-bold text-accent">{words.genre(show.genre)}</p>
        <Heading className="text-[0.98rem] leading-snug font-bold">
          <Link
            to="/tickets/performances/$performanceId"
            params={{ performanceId: show.performanceId }}
            className="line-clamp-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-2xl focus-visible:after:outline-3 focus-visible:after:outline-accent"
          >
            {rank !== undefined && <span className="sr-only">{t('tickets.card.rank', { rank })} </span>}
            {local(show.title)}
          </Link>
        </Heading>
        <p className="truncate text-sm text-muted">{local(show.venue.name)}</p>
        {show.firstAt !== null && show.lastAt !== null && (
          <p className="tnum text-sm text-muted">{time.period(show.firstAt, show.lastAt)}</p>
        )}
        <div className="flex flex-wrap items-center gap-x-2">
          {show.priceFrom !== null && !isOver(state) && (
            <p className="tnum font-extrabold tracking-tight">
              {show.priceFrom === 0
                ? t('tickets.show.priceFree')
                : show.priceTo === show.priceFrom
                  ? format.won(show.priceFrom)
                  : t('tickets.card.from', { amount: format.won(show.priceFrom) })}
            </p>
          )}
          <RatingLine rating={show.rating} reviews={show.ratings} />
        </div>
      </div>
    </article>
  );
}
