import { useTranslation } from 'react-i18next';
import type { AdminPerformance } from '../../../../api/tickets-admin-types.ts';
import { ShowTile } from '../../browse/show-tile.tsx';
import { BOUNDS, type PerformanceDraft, wholeOf } from './performance-draft.ts';

type Props = { draft: PerformanceDraft; performance: AdminPerformance | null };

/** The card as everybody would see it, of what stands in the form. */
export function PerformancePreview({ draft, performance }: Props) {
  const { t } = useTranslation();
  const rounds = (performance?.rounds ?? []).filter(({ status }) => status === 'scheduled');
  const amounts = rounds.flatMap(({ prices }) => Object.values(prices));
  const starts = rounds.map(({ startsAt }) => startsAt).toSorted();
  const opens = rounds.map(({ saleFrom }) => saleFrom).toSorted();
  const states = new Set(rounds.map(({ state }) => state));
  return (
    <div inert className="mx-auto w-52">
      <ShowTile
        sizes="13rem"
        show={{
          performanceId: performance?.performanceId ?? 'new',
          title: {
            ko: draft.title.ko || t('ticketsAdmin.performances.untitled'),
            en: draft.title.en || draft.title.ko || t('ticketsAdmin.performances.untitled'),
          },
          genre: draft.genre,
          summary: draft.summary,
          poster: draft.poster?.picture ?? null,
          venue: { venueId: draft.venueId, name: draft.venueName, region: 'seoul' },
          firstAt: starts[0] ?? null,
          lastAt: starts.at(-1) ?? null,
          saleFrom: opens[0] ?? null,
          state: states.has('on-sale')
            ? 'on-sale'
            : states.has('scheduled')
              ? 'upcoming'
              : states.has('sold-out')
                ? 'sold-out'
                : rounds.length === 0
                  ? 'announced'
                  : 'over',
          priceFrom: amounts.length === 0 ? null : Math.min(...amounts),
          priceTo: amounts.length === 0 ? null : Math.max(...amounts),
          currency: 'KRW',
          ageLimit: wholeOf(draft.ageLimit, ...BOUNDS.ageLimit) ?? 0,
          minutes: wholeOf(draft.minutes, ...BOUNDS.minutes) ?? 0,
          rating: performance?.rating ?? null,
          ratings: performance?.ratings ?? 0,
        }}
      />
    </div>
  );
}
