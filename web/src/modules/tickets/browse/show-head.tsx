import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Performance, ShowState } from '../../../api/tickets-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';
import { goToSection } from '../../../ui/page-sections.tsx';
import { ShareButton } from '../../../ui/share-button.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { useShowTime } from '../show-time.ts';
import { useShowWords } from './use-show-words.ts';

const tones: Record<ShowState, BadgeTone> = {
  announced: 'neutral',
  upcoming: 'info',
  'on-sale': 'good',
  'sold-out': 'bad',
  over: 'neutral',
};

/** What it is called, what people think of it, and what one must know: where, when, how long, for whom, how much. */
export function ShowHead({ performance, state }: { performance: Performance; state: ShowState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const words = useShowWords();
  const { rating, ratings } = performance;
  const title = local(performance.title);
  return (
    <div className="min-w-0 flex-1">
      <div className="flex items-start justify-between gap-3">
        <p className="flex flex-wrap items-center gap-2 pt-2.5">
          <Badge tone={tones[state]}>{t(`tickets.state.${state}`)}</Badge>
          <Link
            to="/tickets/performances"
            search={{ genre: performance.genre }}
            className="text-sm font-bold text-muted hover:text-ink hover:underline"
          >
            {words.genre(performance.genre)}
          </Link>
        </p>
        <ShareButton title={title} />
      </div>
      <p aria-hidden="true" className="text-2xl leading-tight font-extrabold tracking-tight sm:text-3xl">
        {title}
      </p>
      <p className="mt-1.5 text-muted">{local(performance.summary)}</p>
      {rating !== null && ratings > 0 && (
        <button
          type="button"
          onClick={() => goToSection('reviews')}
          className="tap mt-1 inline-flex items-center gap-2 rounded-lg hover:underline"
        >
          <Stars rating={rating} />
          <span className="tnum font-bold">{rating.toFixed(1)}</span>
          <span className="tnum text-sm text-muted">
            {t('shop.reviewsCount', { count: ratings, shown: format.number(ratings) })}
          </span>
        </button>
      )}
      <ShowFacts performance={performance} />
    </div>
  );
}

function ShowFacts({ performance }: { performance: Performance }) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const words = useShowWords();
  const { venue, firstAt, lastAt, minutes, breakMinutes } = performance;
  const price = words.price(performance);
  return (
    <dl className="mt-5 flex flex-col gap-2.5 border-t border-line pt-5">
      <Fact label={t('tickets.show.venue')}>
        <button
          type="button"
          onClick={() => goToSection('venue')}
          className="text-left font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {local(venue.name)}
        </button>
        <span className="ml-1.5 text-muted">{words.region(venue.region)}</span>
      </Fact>
      {firstAt !== null && lastAt !== null && (
        <Fact label={t('tickets.show.period')}>{time.period(firstAt, lastAt)}</Fact>
      )}
      <Fact label={t('tickets.show.running')}>
        {t('tickets.show.minutes', { count: minutes })}
        {breakMinutes > 0 && (
          <span className="ml-1.5 text-muted">{t('tickets.show.breakOf', { count: breakMinutes })}</span>
        )}
      </Fact>
      <Fact label={t('tickets.show.age')}>{words.age(performance.ageLimit)}</Fact>
      {price !== null && (
        <Fact label={t('tickets.show.price')}>
          <strong>{price}</strong>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="tnum">{children}</dd>
    </div>
  );
}
