import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { publicTripsQuery } from '../../../api/trips-around.ts';
import { Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { SideScroll } from '../../../ui/side-scroll.tsx';
import { PublicCard } from './public-card.tsx';

const SHOWN = 10;

/** Trips that others have published, in one row; nothing where there are none. */
export function PublicStrip({ title, enabled = true }: { title: string; enabled?: boolean }) {
  const trips = useInfiniteQuery({ ...publicTripsQuery({ sort: 'liked' }), enabled });
  const items = trips.data?.pages[0]?.items.slice(0, SHOWN) ?? [];
  // The page has more than this: what cannot be read here has its own page to say so.
  if (items.length === 0) return null;
  return (
    <Section
      title={title}
      action={
        <Link to="/trips/explore" className={moreClass}>
          <MoreWords of={title} />
        </Link>
      }
      className="mb-12"
    >
      <SideScroll label={title}>
        {items.map((trip) => (
          <li key={trip.tripId} className="w-[72vw] max-w-72 shrink-0 snap-start">
            <PublicCard trip={trip} />
          </li>
        ))}
      </SideScroll>
    </Section>
  );
}
