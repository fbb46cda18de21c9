import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useShowTime } from '../show-time.ts';
import { monthBeside, monthOf } from './month.ts';

type Props = {
  /** Days on which there is something, in order; those without a seat left are seen to be so. */
  days: ReadonlyMap<string, { isOpen: boolean }>;
  chosen: string | null;
  onChoose: (day: string) => void;
};

/** A month to choose a day in: arrows walk from one day that has something to the next, over the end of the month. */
export function MonthCalendar({ days, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const show = useShowTime();
  const grid = useRef<HTMLTableElement>(null);
  const all = [...days.keys()];
  const [first, setFirst] = useState(() => monthOf(chosen ?? all[0] ?? '2026-01-01').first);
  const { weeks } = monthOf(first);
  const inMonth = all.filter((day) => day.startsWith(first.slice(0, 7)));
  const hasBefore = (all[0] ?? first) < first;
  const hasAfter = (all.at(-1) ?? first) >= monthBeside(first, 1);
  const walk = (event: KeyboardEvent, from: string) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : all[all.indexOf(from) + step];
    if (next === undefined) return;
    event.preventDefault();
    setFirst(monthOf(next).first);
    onChoose(next);
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus(),
    );
  };
  // One stop for the Tab key: the chosen day where it is in sight, else the first that there is.
  const stop = chosen !== null && inMonth.includes(chosen) ? chosen : inMonth[0];
  return (
    <div>
      <div className="mb-1 flex items-center justify-between">
        <IconButton
          label={t('tickets.show.monthBefore')}
          icon={<ChevronLeft aria-hidden="true" />}
          disabled={!hasBefore}
          onClick={() => setFirst(monthBeside(first, -1))}
        />
        <p aria-live="polite" className="font-bold">
          {show.month(first)}
        </p>
        <IconButton
          label={t('tickets.show.monthAfter')}
          icon={<ChevronRight aria-hidden="true" />}
          disabled={!hasAfter}
          onClick={() => setFirst(monthBeside(first, 1))}
        />
      </div>
      <table ref={grid} className="w-full table-fixed text-center" aria-label={t('tickets.show.days')}>
        <thead>
          <tr>
            {show.weekdays().map((name, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week keep their places
                key={index}
                scope="col"
                className={cx('py-1 text-xs font-semibold', index === 0 ? 'text-bad' : 'text-muted')}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month keep their places
            <tr key={row}>
              {week.map((day, column) => {
                const there = day === null ? undefined : days.get(day);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week keep their places
                  <td key={column} className="h-11 p-0">
                    {day !== null && there === undefined && (
                      <span className="tnum text-sm text-faint/70">{Number(day.slice(8))}</span>
                    )}
                    {day !== null && there !== undefined && (
                      <button
                        type="button"
                        data-day={day}
                        tabIndex={day === stop ? 0 : -1}
                        aria-pressed={day === chosen}
                        aria-label={
                          there.isOpen
                            ? show.named(day)
                            : t('tickets.show.dayWithout', { day: show.named(day) })
                        }
                        onClick={() => onChoose(day)}
                        onKeyDown={(event) => walk(event, day)}
                        className={cx(
                          'tnum mx-auto flex size-11 flex-col items-center justify-center rounded-full text-sm font-bold leading-none',
                          day === chosen
                            ? 'bg-accent text-accent-ink'
                            : there.isOpen
                              ? 'hover:bg-sunken'
                              : 'text-muted line-through hover:bg-sunken',
                        )}
                      >
                        {Number(day.slice(8))}
                        <span
                          aria-hidden="true"
                          className={cx(
                            'mt-1 size-1 rounded-full',
                            day === chosen ? 'bg-accent-ink' : there.isOpen ? 'bg-accent' : 'bg-transparent',
                          )}
                        />
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
