import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../api/search.ts';
import { remembered } from '../../../api/storage.ts';
import { foundPerformancesQuery } from '../../../api/tickets.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { type Offer, SearchBox } from '../../../ui/search-box.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { useShowTime } from '../show-time.ts';
import { Poster } from './poster.tsx';

const PAUSE_MS = 150;

/** What was sought among performances. */
const recentSearches = remembered('madang.tickets.searches', 6);

/** Searches performances while one types: by their names, by who plays and where. */
export function ShowSearch({ q }: { q: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => setText(q), [q]);
  const typed = cleaned(text);
  const search = (what: string) => {
    if (what !== '') recentSearches.add(what);
    void navigate({ to: '/tickets/performances', search: what === '' ? {} : { q: what } });
  };
  const offers = useOffers(typed, isOpen, search);
  return (
    <SearchBox
      label={t('tickets.search.field')}
      placeholder={t('tickets.search.placeholder')}
      offersLabel={t('tickets.search.offers')}
      text={text}
      onText={setText}
      isOpen={isOpen}
      onOpen={setIsOpen}
      offers={offers}
      onSearch={() => search(typed)}
    />
  );
}

function useOffers(typed: string, isOpen: boolean, search: (q: string) => void): Offer[] {
  const local = useLocal();
  const time = useShowTime();
  const navigate = useNavigate();
  const rested = useDebounced(typed, PAUSE_MS);
  const found = useQuery({ ...foundPerformancesQuery(rested), enabled: isOpen && rested !== '' });
  if (typed === '') {
    return recentSearches.all().map((recent) => ({
      id: recent,
      go: () => search(recent),
      content: (
        <>
          <Clock aria-hidden="true" />
          <span className="truncate">{recent}</span>
        </>
      ),
    }));
  }
  return (found.data?.items ?? []).map((show) => ({
    id: show.performanceId,
    go: () => {
      recentSearches.add(typed);
      void navigate({
        to: '/tickets/performances/$performanceId',
        params: { performanceId: show.performanceId },
      });
    },
    content: (
      <>
        <Poster
          poster={show.poster}
          seed={show.performanceId}
          sizes="2.5rem"
          className="w-10 shrink-0 rounded-lg"
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{local(show.title)}</span>
          <span className="block truncate text-sm text-muted">
            {local(show.venue.name)}
            {show.firstAt !== null && show.lastAt !== null && ` · ${time.period(show.firstAt, show.lastAt)}`}
          </span>
        </span>
      </>
    ),
  }));
}
