import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import type { Drop } from '../../api/types.ts';
import { useLiveDrop } from '../../api/use-live.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { cx } from '../../ui/cx.ts';
import { Meter } from '../../ui/meter.tsx';
import { PosterImage } from '../../ui/poster-image.tsx';
import { phaseAt } from './phase.ts';
import { phaseTone, useCouponWords } from './words.ts';

export function DropCard({ drop }: { drop: Drop }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCouponWords();
  const now = useServerNow();
  const phase = phaseAt(drop, now);
  const past = phase === 'sold-out' || phase === 'closed';
  useLiveDrop(drop.dropId);
  return (
    <Link
      to="/drops/$dropId"
      params={{ dropId: drop.dropId }}
      className="group flex flex-col overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card transition-[translate] hover:-translate-y-0.5"
    >
      <div className={cx('relative h-40 overflow-hidden', past && 'opacity-60 grayscale')}>
        <PosterImage
          poster={drop.poster}
          seed={drop.dropId}
          sizes="(min-width: 64rem) 24rem, (min-width: 40rem) 50vw, 100vw"
          className="size-full transition-transform duration-700 group-hover:scale-105"
        />
        <div className="absolute inset-0 bg-gradient-to-t from-black/75 via-black/35 to-transparent" />
        <p className="tnum absolute bottom-3 left-5 text-3xl font-extrabold tracking-tight text-white">
          {words.worth(drop.discount)}
        </p>
      </div>
      <div className="flex flex-1 flex-col gap-2.5 p-5">
        <div className="flex items-start justify-between gap-3">
          <h3 className="text-lg leading-snug font-bold">{words.name(drop)}</h3>
          <Badge tone={phaseTone[phase]}>{t(`coupons.phase.${phase}`)}</Badge>
        </div>
        <p className="text-sm text-muted">{words.terms(drop)}</p>
        <div className="mt-auto pt-2">
          {phase === 'scheduled' && drop.opensAt !== null ? (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <span className="text-sm text-muted">
                {t('coupons.opensAt', { date: format.dateTime(drop.opensAt) })}
              </span>
              <Countdown targetMs={Date.parse(drop.opensAt)} nowMs={now} />
            </div>
          ) : (
            <div className="flex flex-col gap-2">
              <p className="tnum text-sm font-semibold">
                {t('coupons.remainingOf', {
                  total: format.number(drop.total),
                  remaining: format.number(drop.remaining),
                })}
              </p>
              <Meter label={t('coupons.remaining')} value={drop.remaining} max={drop.total} />
            </div>
          )}
        </div>
      </div>
    </Link>
  );
}
