import { Link } from '@tanstack/react-router';
import { Check, RotateCcw } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { ProposalView } from '../../../api/trips-planning.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { FormError } from '../../../ui/states.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { entriesOf, type TripDocument } from '../editor/store/index.ts';
import { FallbackNote } from './fallback-note.tsx';
import { LeftOutList } from './left-out.tsx';
import { ProposalMap } from './proposal-map.tsx';
import { ProposedDayCard } from './proposed-day.tsx';
import { useApplyPlan } from './use-apply-plan.ts';

type Props = { trip: UsedTrip; document: TripDocument; proposal: ProposalView; onAgain: () => void };

/** A plan to look at: by days and on the map, and to be put into the trip as a whole or some days of it. */
export function ProposalPart({ trip, document, proposal, onAgain }: Props) {
  const { t } = useTranslation();
  const online = useOnline();
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    proposal.days.flatMap(({ dayId, visits }) => (visits.length > 0 ? [dayId] : [])),
  );
  const [selected, select] = useState<string | null>(null);
  const days = entriesOf(document, 'day');
  const order = days.map(({ id }) => id).join(' ');
  const numberOf = useCallback((dayId: string) => Math.max(0, order.split(' ').indexOf(dayId)), [order]);
  const apply = useApplyPlan(trip, proposal);
  const isAll = chosen.length === proposal.days.length;
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:gap-6">
      <div className="lg:order-2">
        <div className="lg:sticky lg:top-24">
          <ProposalMap proposal={proposal} numberOf={numberOf} selected={selected} onSelect={select} />
        </div>
      </div>
      <div className="mt-5 flex min-w-0 flex-col gap-4 lg:mt-0">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-muted">
            {t('tripsPlanning.chosenFrom', {
              count: proposal.days.reduce((sum, { visits }) => sum + visits.length, 0),
              candidates: proposal.candidates,
            })}
          </p>
          <Button
            variant="ghost"
            size="sm"
            icon={<RotateCcw aria-hidden="true" className="size-4" />}
            onClick={onAgain}
          >
            {t('tripsPlanning.again')}
          </Button>
        </div>
        {proposal.fallback !== null && <FallbackNote reason={proposal.fallback} />}
        {proposal.days.map((day) => (
          <ProposedDayCard
            key={day.dayId}
            day={day}
            number={numberOf(day.dayId)}
            isChosen={chosen.includes(day.dayId)}
            onChoose={(isChosen) =>
              setChosen((old) =>
                isChosen ? [...old, day.dayId] : old.filter((dayId) => dayId !== day.dayId),
              )
            }
            selected={selected}
            onSelect={select}
          />
        ))}
        <LeftOutList leftOut={proposal.leftOut} />
        <p className="text-sm text-muted">{t('tripsPlanning.rule')}</p>
        <FormError error={apply.command.error} />
        <CommandWait command={apply.command} />
        <div className="sticky bottom-15 z-20 -mx-5 flex flex-col gap-2 border-t border-line bg-paper/95 px-5 py-3 backdrop-blur sm:mx-0 md:bottom-3 sm:flex-row sm:items-center sm:rounded-2xl sm:border">
          <Button
            size="lg"
            className="flex-1"
            loading={apply.command.busy}
            disabled={chosen.length === 0 || !online || !trip.canEdit}
            onClick={() => apply.run(isAll ? null : chosen)}
            icon={<Check aria-hidden="true" className="size-5" />}
          >
            {isAll ? t('tripsPlanning.applyAll') : t('tripsPlanning.applySome', { count: chosen.length })}
          </Button>
          {(apply.isDone || proposal.appliedAt !== null) && (
            <Link to={`/trips/${trip.tripId}` as string} className={buttonClass('secondary', 'lg')}>
              {t('tripsPlanning.toTrip')}
            </Link>
          )}
        </div>
      </div>
    </div>
  );
}
