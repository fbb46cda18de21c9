import { useTranslation } from 'react-i18next';
import { useMinutes } from '../../around/use-minutes.ts';
import { useTripDates } from '../../home/trip-dates.ts';
import { useTripWords } from '../trip-words.ts';
import { useBoard } from './board-context.ts';

/** The plan on paper: every day below the other, with room to write. */
export function PlanPrint() {
  const { t } = useTranslation();
  const dates = useTripDates();
  const words = useTripWords();
  const { clock } = useMinutes();
  const { plan, legs } = useBoard();
  return (
    <div className="print-pages hidden print:block">
      {plan.days.map((day) => (
        <section key={day.id} className="mb-6 break-inside-avoid">
          <h2 className="mb-2 border-b border-line-strong pb-1 text-lg font-bold">
            {t('trips.board.day', { number: day.index + 1 })}
            {day.date !== null && ` · ${dates.day(day.date)}`}
            {day.fields.title !== '' && ` · ${day.fields.title}`}
          </h2>
          {day.fields.note !== '' && <p className="mb-2 text-sm whitespace-pre-line">{day.fields.note}</p>}
          <ol className="flex flex-col gap-2">
            {day.items.map((item, index) => {
              const leg = legs.before.get(item.id);
              const startMin = item.fields.startMin ?? legs.stops.get(item.id)?.arriveMin ?? null;
              return (
                <li key={item.id} className="flex break-inside-avoid gap-3">
                  <span className="tnum w-20 shrink-0 font-semibold">
                    {startMin === null ? `${index + 1}.` : clock(startMin)}
                  </span>
                  <span className="min-w-0 flex-1">
                    <strong>{item.fields.title}</strong>
                    {item.fields.toTitle !== '' && ` → ${item.fields.toTitle}`}
                    {leg !== undefined && (
                      <span className="text-sm">
                        {' '}
                        ({t(`trips.mode.${leg.mode}`)} {words.duration(leg.minutes)},{' '}
                        {words.distance(leg.metres)})
                      </span>
                    )}
                    {item.fields.address !== '' && (
                      <span className="block text-sm">{item.fields.address}</span>
                    )}
                    {item.fields.note !== '' && (
                      <span className="block text-sm whitespace-pre-line">{item.fields.note}</span>
                    )}
                  </span>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}
