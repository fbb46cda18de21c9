import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../../api/search.ts';
import type { ListPage } from '../../../../api/shop-admin-types.ts';
import { performersQuery, venuesQuery } from '../../../../api/tickets-admin.ts';
import type { AdminPerformer, AdminVenueSummary } from '../../../../api/tickets-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FilterField } from '../../../../ui/filter-field.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { useDebounced } from '../../../../ui/use-debounced.ts';
import { useShowWords } from '../../browse/use-show-words.ts';

/** Finds a venue by name and takes it. */
export function VenuePicker({
  onPick,
  onClose,
}: {
  onPick: (venue: AdminVenueSummary) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const local = useLocal();
  const words = useShowWords();
  const [typed, setTyped] = useState('');
  const q = cleaned(useDebounced(typed));
  const query = useInfiniteQuery(venuesQuery({ q, status: 'open', sort: 'name' }));
  return (
    <Picker
      title={t('ticketsAdmin.performances.pickVenue')}
      search={t('ticketsAdmin.venues.search')}
      typed={typed}
      onType={setTyped}
      query={query}
      keyOf={({ venueId }) => venueId}
      onClose={onClose}
    >
      {(venue) => (
        <Choice
          thumb={<Thumb picture={venue.picture} seed={venue.venueId} size="sm" />}
          name={local(venue.name)}
          facts={words.region(venue.region)}
          onClick={() => onPick(venue)}
        />
      )}
    </Picker>
  );
}

/** Finds performers by name and takes one after the other. */
export function PerformerPicker({
  onPick,
  onClose,
}: {
  onPick: (performer: AdminPerformer) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const local = useLocal();
  const [typed, setTyped] = useState('');
  const q = cleaned(useDebounced(typed));
  const query = useInfiniteQuery(performersQuery({ q, sort: 'name' }));
  return (
    <Picker
      title={t('ticketsAdmin.performances.addCast')}
      search={t('ticketsAdmin.performers.search')}
      typed={typed}
      onType={setTyped}
      query={query}
      keyOf={({ performerId }) => performerId}
      onClose={onClose}
    >
      {(performer) => (
        <Choice
          thumb={<Thumb picture={performer.picture} seed={performer.performerId} size="sm" />}
          name={local(performer.name)}
          facts={t(`ticketsAdmin.performers.kinds.${performer.kind}`)}
          onClick={() => onPick(performer)}
        />
      )}
    </Picker>
  );
}

type PickerProps<T> = {
  title: string;
  search: string;
  typed: string;
  onType: (text: string) => void;
  query: UseInfiniteQueryResult<InfiniteData<ListPage<T>>, Error>;
  keyOf: (item: T) => string;
  onClose: () => void;
  children: (item: T) => ReactNode;
};

function Picker<T>({ title, search, typed, onType, query, keyOf, onClose, children }: PickerProps<T>) {
  const { t } = useTranslation();
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={title}>
      <FilterField label={search} value={typed} onChange={onType} />
      <PagedList
        query={query}
        empty={<EmptyState icon={<SearchX aria-hidden="true" />} title={t('ticketsAdmin.form.noneFound')} />}
      >
        {(items) => (
          <ul className="mt-3 flex flex-col">
            {items.map((item) => (
              <li key={keyOf(item)} className="border-b border-line/60 last:border-0">
                {children(item)}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Dialog>
  );
}

type ChoiceProps = { thumb: ReactNode; name: string; facts: string; onClick: () => void };

function Choice({ thumb, name, facts, onClick }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="tap flex w-full items-center gap-3 rounded-xl px-2 py-1.5 text-left hover:bg-sunken"
    >
      {thumb}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{name}</span>
        <span className="block text-sm text-muted">{facts}</span>
      </span>
    </button>
  );
}
