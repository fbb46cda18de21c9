import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../api/site.ts';
import { type ShowCard, type TicketsHome, ticketsHomeQuery } from '../../../api/tickets.ts';
import { Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { ShowShelf, ShowShelfSkeleton } from './show-grid.tsx';

const SHOWN = 12;

/** What opens next, then what people book; each once. */
function someOf({ openingSoon, ranking, onSale }: TicketsHome): ShowCard[] {
  const all = [...openingSoon.slice(0, 2), ...ranking, ...onSale];
  return [...new Map(all.map((show) => [show.performanceId, show])).values()].slice(0, SHOWN);
}

/** A look at what is on, from the start page; nothing where there is no ticket service, or nothing on. */
export function TicketsStrip() {
  const { t } = useTranslation();
  const isOn = useQuery(siteQuery).data?.services.includes('tickets') ?? false;
  const home = useQuery({ ...ticketsHomeQuery, enabled: isOn });
  const shows = home.data && someOf(home.data);
  // The start page has more than this: what cannot be read here has its own page to say so.
  if (!isOn || home.isError || shows?.length === 0) return null;
  return (
    <Section
      title={t('tickets.strip')}
      action={
        <Link to="/tickets" className={moreClass}>
          <MoreWords of={t('tickets.title')} />
        </Link>
      }
      className="mb-12"
    >
      {shows === undefined ? <ShowShelfSkeleton /> : <ShowShelf label={t('tickets.strip')} shows={shows} />}
    </Section>
  );
}
