import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { History, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../../api/hooks.ts';
import { historyQuery } from '../../../../api/trips.ts';
import type { Applied, HistoryItem } from '../../../../api/trips-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Avatar } from '../../../../ui/avatar.tsx';
import { Button } from '../../../../ui/button.tsx';
import { BackIcon, backClass } from '../../../../ui/page.tsx';
import { ListSkeleton } from '../../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import type { TripDocument, UsedTrip } from '../store/index.ts';
import { useFieldWords } from '../sync/use-field-words.ts';
import { TripGate } from '../trip-gate.tsx';

const route = getRouteApi('/trips/$tripId/history');

/** Who changed what and when, and the way back. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} title={t('trips.history.title')}>
      {(trip, document) => (
        <>
          <Link to="/trips/$tripId" params={{ tripId }} className={backClass}>
            <BackIcon />
            {t('trips.board.label')}
          </Link>
          <h2 className="text-xl font-bold">{t('trips.history.title')}</h2>
          <p className="mb-4 text-muted">{t('trips.history.lead')}</p>
          <Changes trip={trip} document={document} />
        </>
      )}
    </TripGate>
  );
}

type Shown = { trip: UsedTrip; document: TripDocument };

function Changes({ trip, document }: Shown) {
  const { t } = useTranslation();
  const online = useOnline();
  const history = useInfiniteQuery(historyQuery(trip.tripId));
  const { refetch } = history;
  // Somebody has just added to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sequence is what this waits for
  useEffect(() => void refetch(), [document.sequence, refetch]);
  if (history.data === undefined) {
    if (!online)
      return <EmptyState icon={<History aria-hidden="true" />} title={t('trips.history.offline')} />;
    if (history.isError) return <ErrorState error={history.error} onRetry={() => void refetch()} />;
    return <ListSkeleton />;
  }
  const items = history.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return <EmptyState icon={<History aria-hidden="true" />} title={t('trips.history.empty')} />;
  return (
    <>
      <ol className="flex flex-col divide-y divide-line rounded-3xl border border-line bg-surface px-4">
        {items.map((item) => (
          <ChangeRow key={item.sequence} item={item} trip={trip} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="secondary"
          size="sm"
          className="mt-4"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('trips.history.more')}
        </Button>
      )}
    </>
  );
}

/** Of one edit so many parts are said. */
const MOST_PARTS = 4;

function ChangeRow({ item, trip }: { item: HistoryItem; trip: UsedTrip }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useSaying(trip, item);
  const name = item.name ?? t('trips.history.somebody');
  const parts = item.applied ?? [];
  const rest = (item.count ?? parts.length) - Math.min(parts.length, MOST_PARTS);
  const revert = () => {
    const text = t(trip.takeBack(parts) ? 'trips.history.reverted' : 'trips.history.nothing');
    toast(text);
    announce(text);
  };
  return (
    <li className="flex items-start gap-3 py-3.5">
      <Avatar name={name} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <strong>{name}</strong>
          <time dateTime={item.at} title={format.exact(item.at)} className="text-sm text-muted">
            {format.relative(item.at)}
          </time>
        </p>
        <ul className="mt-0.5 text-[0.95rem]">
          {parts.slice(0, MOST_PARTS).map((part) => (
            <li
              key={JSON.stringify([part.op, 'entry' in part ? part.entry.id : part.id])}
              className="break-words"
            >
              {say(part)}
            </li>
          ))}
          {rest > 0 && <li className="text-muted">{t('trips.history.moreParts', { count: rest })}</li>}
        </ul>
      </div>
      {trip.canEdit && parts.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          icon={<Undo2 aria-hidden="true" className="size-4.5" />}
          aria-label={t('trips.history.revert')}
          title={t('trips.history.revert')}
          onClick={revert}
        />
      )}
    </li>
  );
}

function useSaying(trip: UsedTrip, item: HistoryItem) {
  const { t } = useTranslation();
  const words = useFieldWords(trip);
  const nameOf = (id: string, given?: { kind: string; fields: object }): string => {
    const about = item.entries.find((entry) => entry.id === id);
    const kind = (about?.kind ?? given?.kind ?? 'item') as HistoryItem['entries'][number]['kind'];
    const fields = given?.fields as { title?: string; text?: string } | undefined;
    const title = about?.title || fields?.title || fields?.text;
    return title ? `‘${title}’` : t(`trips.history.kind.${kind}`);
  };
  return (part: Applied): string => {
    if ('entry' in part) {
      const name = nameOf(part.entry.id, part.entry);
      return t(part.op === 'add' ? 'trips.history.add' : 'trips.history.restored', { name });
    }
    if (part.op === 'remove') return t('trips.history.remove', { name: nameOf(part.id, part.before) });
    if (part.op === 'move') return t('trips.history.move', { name: nameOf(part.id) });
    const fields = Object.keys(part.fields).map(words.field).join(', ');
    if (part.id === trip.tripId) return t('trips.history.setHead', { fields });
    return t('trips.history.set', { name: nameOf(part.id), fields });
  };
}
