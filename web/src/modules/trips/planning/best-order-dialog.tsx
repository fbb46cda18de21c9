import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import { type OrderView, orderDay, orderQuery } from '../../../api/trips-planning.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState, FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useMinutes } from '../around/use-minutes.ts';
import { entryIn, type UsedTrip } from '../editor/store/index.ts';
import { useDistance } from './use-distance.ts';
import { WhyHere } from './why.tsx';

type Props = {
  trip: UsedTrip;
  dayId: string;
  /** What the day is called. */
  dayName: string;
  onClose: () => void;
};

/** The best order of a day: how much shorter it is, why it is so, and what is to keep its place. */
export function BestOrderDialog({ trip, dayId, dayName, onClose }: Props) {
  const { t } = useTranslation();
  const online = useOnline();
  const [locks, setLocks] = useState<readonly string[]>([]);
  const sequence = trip.document?.sequence ?? 0;
  const {
    data: order,
    error,
    refetch,
    isFetching,
    fetchStatus,
  } = useQuery({
    ...orderQuery(trip.tripId, dayId, sequence, locks),
    placeholderData: (before) => before,
  });
  const apply = useCommand({
    name: `trips-order:${dayId}`,
    run: (body: { dayId: string; locks: string[]; seen: number }, key) => orderDay(trip.tripId, body, key),
    onDone: () => {
      void trip.refresh();
      toast.success(t('tripsPlanning.order.applied'));
      onClose();
    },
  });
  const canApply = order?.isChanged === true && !isFetching && online && trip.canEdit;
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && !apply.busy && onClose()}
      title={t('tripsPlanning.order.title', { day: dayName })}
      description={t('tripsPlanning.order.lead')}
      footer={
        <Button
          size="lg"
          loading={apply.busy}
          disabled={!canApply}
          onClick={() => apply.submit({ dayId, locks: [...locks], seen: sequence })}
        >
          {t('tripsPlanning.order.apply')}
        </Button>
      }
    >
      {order !== undefined ? (
        <div className="flex flex-col gap-4">
          <Lengths order={order} />
          <Stops
            trip={trip}
            order={order}
            locks={locks}
            onLock={(id) =>
              setLocks((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id].sort()))
            }
          />
          <FormError error={apply.error ?? error} />
          <CommandWait command={apply} />
        </div>
      ) : error !== null || fetchStatus === 'paused' ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Dialog>
  );
}

function Lengths({ order: { before, after, order, isChanged, isExact } }: { order: OrderView }) {
  const { t } = useTranslation();
  const distance = useDistance();
  const { length } = useMinutes();
  if (order.length < 2) return <p className="text-muted">{t('tripsPlanning.order.few')}</p>;
  if (!isChanged) return <p className="font-semibold">{t('tripsPlanning.order.best')}</p>;
  const facts = ({ travelMin, metres }: typeof after) =>
    t('tripsPlanning.order.facts', { length: length(travelMin), distance: distance(metres) });
  const saved = before.travelMin - after.travelMin;
  return (
    <div>
      <dl className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div>
          <dt className="text-sm text-muted">{t('tripsPlanning.order.before')}</dt>
          <dd className="tnum font-semibold">{facts(before)}</dd>
        </div>
        <ArrowRight aria-hidden="true" className="size-5 text-muted" />
        <div>
          <dt className="text-sm text-muted">{t('tripsPlanning.order.after')}</dt>
          <dd className="tnum font-semibold text-accent">{facts(after)}</dd>
        </div>
      </dl>
      <p role="status" className="mt-2">
        {before.endsAt === null && `${t('tripsPlanning.order.impossible')} `}
        {saved > 0 && <strong>{t('tripsPlanning.order.saves', { length: length(saved) })}. </strong>}
        <span className="text-muted">{t(`tripsPlanning.order.${isExact ? 'exact' : 'searched'}`)}</span>
      </p>
    </div>
  );
}

type StopsProps = {
  trip: UsedTrip;
  order: OrderView;
  locks: readonly string[];
  onLock: (id: string) => void;
};

function Stops({ trip, order, locks, onLock }: StopsProps) {
  const { t } = useTranslation();
  const { clock } = useMinutes();
  const titleOf = (id: string) => (trip.document && entryIn(trip.document, id, 'item')?.fields.title) ?? '';
  const visits = new Map(order.visits.map((visit) => [visit.itemId, visit]));
  return (
    <ol className="flex flex-col divide-y divide-line">
      {order.order.map((id) => {
        const visit = visits.get(id);
        const isLocked = locks.includes(id);
        const name = titleOf(id);
        return (
          <li key={id} className="flex items-start gap-3 py-2.5">
            <span className="tnum w-20 shrink-0 pt-0.5 text-sm text-muted">
              {visit && clock(visit.begins)}
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-semibold break-words">{name}</p>
              {visit === undefined ? (
                <p className="text-sm text-warn">{t('tripsPlanning.order.leftOut')}</p>
              ) : visit.isLocked ? (
                <p className="text-sm text-muted">{t('tripsPlanning.order.locked')}</p>
              ) : (
                <WhyHere because={visit.because} />
              )}
            </div>
            {(isLocked || visit?.isLocked !== true) && (
              <IconButton
                label={t('tripsPlanning.order.lock', { name })}
                aria-pressed={isLocked}
                icon={isLocked ? <Lock aria-hidden="true" /> : <LockOpen aria-hidden="true" />}
                className={isLocked ? 'text-accent' : ''}
                onClick={() => onLock(id)}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}
