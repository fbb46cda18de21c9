import { useTranslation } from 'react-i18next';
import type { CampaignPhase, Drop } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { cx } from '../../ui/cx.ts';
import { PosterImage } from '../../ui/poster-image.tsx';
import { useCouponWords } from './words.ts';

type PosterDrop = Pick<Drop, 'dropId' | 'name' | 'nameEn' | 'discount' | 'total' | 'opensAt' | 'poster'>;

export function DropPoster({ drop, phase }: { drop: PosterDrop; phase: CampaignPhase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCouponWords();
  const past = phase === 'sold-out' || phase === 'closed';
  return (
    <div className="relative isolate aspect-[4/3] overflow-hidden rounded-3xl shadow-card md:aspect-[4/5]">
      <PosterImage
        poster={drop.poster}
        seed={drop.dropId}
        sizes="(min-width: 48rem) 36rem, 100vw"
        eager
        className={cx('absolute inset-0 -z-10 size-full', past && 'grayscale')}
      />
      <div className="absolute inset-0 -z-10 bg-gradient-to-t from-black/90 via-black/55 via-45% to-transparent" />
      <div className="flex h-full flex-col justify-end gap-1.5 p-6 text-white sm:p-8">
        <p className="text-sm font-semibold opacity-90">
          {t('coupons.discountCoupon')} · {t('coupons.total', { total: format.number(drop.total) })}
        </p>
        <p className="tnum text-5xl leading-none font-black tracking-tight sm:text-6xl">
          {words.worth(drop.discount)}
        </p>
        <p className="mt-1 text-xl leading-snug font-bold sm:text-2xl">{words.name(drop)}</p>
        {phase === 'scheduled' && drop.opensAt !== null && (
          <p className="tnum opacity-90">{t('coupons.opensAt', { date: format.dateTime(drop.opensAt) })}</p>
        )}
      </div>
      {past && (
        <p className="absolute top-6 right-6 -rotate-8 rounded-2xl border-4 border-white px-4 py-1 text-2xl font-black text-white">
          {t(`coupons.phase.${phase}`)}
        </p>
      )}
    </div>
  );
}
