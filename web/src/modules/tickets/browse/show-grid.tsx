import { useTranslation } from 'react-i18next';
import type { ShowCard } from '../../../api/tickets-types.ts';
import { SideScroll, sideRowClass } from '../../../ui/side-scroll.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ShowTile } from './show-tile.tsx';

const gridClass = 'grid grid-cols-2 gap-x-3.5 gap-y-8 sm:grid-cols-3 sm:gap-x-5 xl:grid-cols-4';
const GRID_SIZES = '(min-width: 80rem) 16rem, (min-width: 40rem) 30vw, 46vw';
const ROW_SIZES = '(min-width: 64rem) 14rem, (min-width: 40rem) 12rem, 42vw';
const itemClass = 'w-[42vw] max-w-48 shrink-0 snap-start sm:w-48 sm:max-w-none lg:w-54';
/** On a phone four are in sight at once. */
const EAGER = 4;

type Props = { shows: readonly ShowCard[]; level?: 2 | 3 };

export function ShowGrid({ shows, level = 2 }: Props) {
  return (
    <ul className={gridClass}>
      {shows.map((show, index) => (
        <li key={show.performanceId}>
          <ShowTile show={show} sizes={GRID_SIZES} eager={index < EAGER} level={level} />
        </li>
      ))}
    </ul>
  );
}

type ShelfProps = { label: string; shows: readonly ShowCard[]; ranked?: boolean; eager?: boolean };

/** One row of posters that goes on to the side. */
export function ShowShelf({ label, shows, ranked = false, eager = false }: ShelfProps) {
  return (
    <SideScroll label={label}>
      {shows.map((show, index) => (
        <li key={show.performanceId} className={itemClass}>
          <ShowTile
            show={show}
            sizes={ROW_SIZES}
            eager={eager && index < EAGER}
            {...(ranked && { rank: index + 1 })}
          />
        </li>
      ))}
    </SideScroll>
  );
}

/** In the shape of what is about to be there. */
export function ShowGridSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t('common.loading')}</span>
      <div className={gridClass}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles without identity
          <TileSkeleton key={index} />
        ))}
      </div>
    </div>
  );
}

export function ShowShelfSkeleton() {
  return (
    <div className={sideRowClass}>
      {[0, 1, 2, 3, 4].map((index) => (
        <div key={index} className={itemClass}>
          <TileSkeleton />
        </div>
      ))}
    </div>
  );
}

function TileSkeleton() {
  return (
    <div>
      <Skeleton className="aspect-[3/4] rounded-2xl!" />
      <Skeleton className="mt-3 h-3 w-1/4" />
      <Skeleton className="mt-2 h-4 w-4/5" />
      <Skeleton className="mt-2 h-3.5 w-1/2" />
      <Skeleton className="mt-2 h-5 w-2/5" />
    </div>
  );
}
