import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, SearchX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../api/search.ts';
import { productsQuery } from '../../../api/shop-admin.ts';
import { siteQuery } from '../../../api/site.ts';
import { performanceQuery, performancesQuery } from '../../../api/tickets-admin.ts';
import type { RoomKind } from '../../../api/waiting-room.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { useShowTime } from '../../tickets/show-time.ts';

const rowClass =
  'tap flex w-full items-center justify-between gap-3 rounded-xl px-3 text-left font-semibold hover:bg-sunken';

/** What a new room is to stand in front of: a round of a performance, or a product. */
export function ChooseBehind({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const services = useQuery(siteQuery).data?.services ?? [];
  const kinds: RoomKind[] = [
    ...(services.includes('tickets') ? (['rounds'] as const) : []),
    ...(services.includes('shop') ? (['products'] as const) : []),
  ];
  const [chosen, setChosen] = useState<RoomKind | null>(null);
  const kind = chosen ?? kinds[0];
  const [typed, setTyped] = useState('');
  const q = cleaned(useDebounced(typed));
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('waitingRoom.admin.choose')}
      description={t('waitingRoom.admin.chooseLead')}
    >
      <div className="flex min-h-96 flex-col gap-4">
        {kinds.length > 1 && kind !== undefined && (
          <Segmented
            label={t('waitingRoom.admin.choose')}
            value={kind}
            onChange={setChosen}
            tabs={kinds.map((value) => ({ value, label: t(`waitingRoom.admin.kind.${value}`) }))}
          />
        )}
        <Field
          type="search"
          label={t('waitingRoom.admin.search')}
          value={typed}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        {kind === 'rounds' && <Performances q={q} />}
        {kind === 'products' && <Products q={q} />}
      </div>
    </Dialog>
  );
}

function NothingFound() {
  const { t } = useTranslation();
  return <EmptyState icon={<SearchX aria-hidden="true" />} title={t('waitingRoom.admin.searchNone')} />;
}

function RoomLink({ kind, id, children }: { kind: RoomKind; id: string; children: ReactNode }) {
  return (
    <Link to="/admin/waiting-rooms/$kind/$id" params={{ kind, id }} className={rowClass}>
      {children}
    </Link>
  );
}

function Products({ q }: { q: string }) {
  const local = useLocal();
  const products = useInfiniteQuery(productsQuery({ q, sort: 'newest' }));
  return (
    <PagedList query={products} empty={<NothingFound />}>
      {(items) => (
        <ul>
          {items.map(({ productId, name }) => (
            <li key={productId}>
              <RoomLink kind="products" id={productId}>
                {local(name)}
              </RoomLink>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Performances({ q }: { q: string }) {
  const local = useLocal();
  const performances = useInfiniteQuery(performancesQuery({ q, status: ['published'] }));
  const [open, setOpen] = useState<string | null>(null);
  return (
    <PagedList query={performances} empty={<NothingFound />}>
      {(items) => (
        <ul>
          {items.map(({ performanceId, title, venueName }) => (
            <li key={performanceId}>
              <button
                type="button"
                aria-expanded={open === performanceId}
                onClick={() => setOpen(open === performanceId ? null : performanceId)}
                className={rowClass}
              >
                <span>
                  {local(title)} <span className="font-normal text-muted">{local(venueName)}</span>
                </span>
                <ChevronDown aria-hidden="true" className="size-5 shrink-0 text-muted" />
              </button>
              {open === performanceId && <Rounds performanceId={performanceId} />}
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

/** The rounds that are still to be sold. */
function Rounds({ performanceId }: { performanceId: string }) {
  const { t } = useTranslation();
  const time = useShowTime();
  const { data, isError, error, refetch } = useQuery(performanceQuery(performanceId));
  if (data === undefined) {
    return isError ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton className="m-3 h-20" />
    );
  }
  const rounds = data.rounds.filter(({ state }) => state !== 'over' && state !== 'cancelled');
  if (rounds.length === 0) return <p className="px-6 py-2 text-muted">{t('waitingRoom.admin.noRounds')}</p>;
  return (
    <ul className="mb-2 ml-3 border-l-2 border-line pl-2">
      {rounds.map(({ roundId, startsAt, saleFrom }) => (
        <li key={roundId}>
          <RoomLink kind="rounds" id={roundId}>
            <span>{time.moment(startsAt)}</span>
            <span className="text-sm font-normal text-muted">
              {t('waitingRoom.opensAt', { at: time.moment(saleFrom) })}
            </span>
          </RoomLink>
        </li>
      ))}
    </ul>
  );
}
