import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProposedDay, ProposedVisit } from '../../../api/trips-planning.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { useMinutes } from '../around/use-minutes.ts';
import { dayColour } from '../map/day-colours.ts';
import { LegLine } from './leg-line.tsx';
import { WhyHere } from './why.tsx';

type Props = {
  day: ProposedDay;
  /** The day's place in the trip, from 0. */
  number: number;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  selected: string | null;
  onSelect: (id: string) => void;
};

/** A stop of a proposal as the map names it. */
export const visitId = (day: ProposedDay, at: number): string => `${day.dayId} ${at}`;

/** One day of a proposal: its stops with times, the ways between them, and why each stands there. */
export function ProposedDayCard({ day, number, isChosen, onChoose, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { length, clock } = useMinutes();
  const saved = day.naiveTravelMin - day.travelMin;
  const name = t('trips.board.day', { number: number + 1 });
  return (
    <section aria-label={name} className="rounded-3xl border border-line/70 bg-surface p-5 shadow-card">
      <Checkbox
        checked={isChosen}
        onChange={onChoose}
        label={
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-lg font-bold">{name}</span>
            {day.date !== null && <span className="text-muted">{format.day(`${day.date}T00:00:00`)}</span>}
          </span>
        }
      />
      {day.theme !== '' && (
        <p className="mt-1 flex items-start gap-1.5 font-semibold text-accent">
          <Sparkles aria-hidden="true" className="mt-1 size-4 shrink-0" />
          <span className="min-w-0 break-words">{day.theme}</span>
        </p>
      )}
      {day.visits.length === 0 ? (
        <p className="mt-2 text-muted">{t('tripsPlanning.emptyDay')}</p>
      ) : (
        <>
          <p className="mt-1 text-sm text-muted">
            {t('tripsPlanning.dayFacts', { travel: length(day.travelMin), ends: clock(day.endsAt) })}
            {saved > 0 && ` ${t('tripsPlanning.daySaved', { length: length(saved) })}`}
          </p>
          <ol className="mt-3 flex flex-col">
            {day.visits.map((visit, at) => (
              <li key={visitId(day, at)}>
                {visit.leg !== null && <LegLine leg={visit.leg} />}
                <Visit
                  visit={visit}
                  at={at}
                  day={number}
                  isSelected={selected === visitId(day, at)}
                  onSelect={() => onSelect(visitId(day, at))}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

type VisitProps = {
  visit: ProposedVisit;
  at: number;
  day: number;
  isSelected: boolean;
  onSelect: () => void;
};

function Visit({ visit, at, day, isSelected, onSelect }: VisitProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const { clock, length } = useMinutes();
  const colour = dayColour(day);
  const waitMin = visit.begins - visit.arrives;
  return (
    <div className={isSelected ? 'rounded-2xl bg-sunken px-2 py-2' : 'px-2 py-2'}>
      <div className="flex items-start gap-3">
        <span
          aria-hidden="true"
          className="tnum mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full text-sm font-bold"
          style={{ background: colour.fill, color: colour.ink }}
        >
          {at + 1}
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2">
            <button
              type="button"
              aria-pressed={isSelected}
              onClick={onSelect}
              className="min-h-6 text-left font-semibold break-words hover:underline"
            >
              {local(visit.title)}
            </button>
            {visit.itemId !== null && <Badge>{t('tripsPlanning.yours')}</Badge>}
            {visit.byModel && <Badge tone="accent">{t('tripsPlanning.byModel')}</Badge>}
          </div>
          <p className="tnum text-sm">
            {`${clock(visit.begins)} – ${clock(visit.ends)}`}
            {waitMin > 0 && (
              <span className="text-muted"> {t('tripsPlanning.waits', { length: length(waitMin) })}</span>
            )}
          </p>
          {visit.note !== '' && <p className="mt-1 text-sm break-words">{visit.note}</p>}
          <WhyHere because={visit.because} />
        </div>
      </div>
    </div>
  );
}
