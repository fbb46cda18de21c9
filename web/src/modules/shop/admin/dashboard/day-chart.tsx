import { ChartColumn, Table2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { type Column, Table } from '../../../../ui/table.tsx';
import { niceScale, shownLabels } from './chart-scale.ts';

export type Day = { day: string; amount: number; orders: number; refunded: number };

const HEIGHT = 220;
const FOOT = 24;
const LABELS = 6;

/**
 * Sales of each day as bars. Read with the pointer, with the arrow keys as any slider, or as a table, which says the
 * same without a picture.
 */
export function DayChart({ days }: { days: Day[] }) {
  const { t } = useTranslation();
  const [isTable, setIsTable] = useState(false);
  return (
    <div className="relative">
      <IconButton
        label={isTable ? t('shopAdmin.dashboard.asChart') : t('shopAdmin.dashboard.asTable')}
        icon={isTable ? <ChartColumn /> : <Table2 />}
        aria-pressed={isTable}
        className="absolute -top-14 right-0 text-muted"
        onClick={() => setIsTable(!isTable)}
      />
      {isTable ? <DayTable days={days} /> : <Bars days={days} />}
    </div>
  );
}

function Bars({ days }: { days: Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const plot = useRef<HTMLDivElement>(null);
  const { top, step } = niceScale(Math.max(0, ...days.map(({ amount }) => amount)));
  const labels = new Set(shownLabels(days.length, LABELS));
  // Where there is little room: three.
  const few = new Set(shownLabels(days.length, 3));
  const width = 100 / Math.max(1, days.length);
  const index = chosen ?? days.length - 1;
  const day = days[index];
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, line) => line * step);
  const choose = (next: number) => setChosen(Math.max(0, Math.min(days.length - 1, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      PageDown: index - 7,
      PageUp: index + 7,
      Home: 0,
      End: days.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  const onPointer = (event: PointerEvent) => {
    const frame = plot.current?.getBoundingClientRect();
    if (frame !== undefined) choose(Math.floor(((event.clientX - frame.left) / frame.width) * days.length));
  };
  return (
    <figure>
      <figcaption aria-hidden="true" className="mb-3 flex min-h-14 flex-wrap items-end gap-x-5 gap-y-0.5">
        {day !== undefined && (
          <>
            <span className="tnum text-2xl font-extrabold">{format.won(day.amount)}</span>
            <span className="tnum pb-0.5 text-muted">
              {format.day(`${day.day}T00:00:00`)} ·{' '}
              {t('shopAdmin.dashboard.ordersCount', { count: day.orders, shown: format.number(day.orders) })}
              {day.refunded > 0 &&
                ` · ${t('shopAdmin.dashboard.refundedSum', { amount: format.won(day.refunded) })}`}
            </span>
          </>
        )}
      </figcaption>
      <div className="flex gap-2">
        <div
          ref={plot}
          role="slider"
          tabIndex={0}
          aria-label={t('shopAdmin.dashboard.perDay')}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, days.length - 1)}
          aria-valuenow={Math.max(0, index)}
          aria-valuetext={
            day &&
            t('shopAdmin.dashboard.dayText', {
              day: format.day(`${day.day}T00:00:00`),
              amount: format.won(day.amount),
              orders: format.number(day.orders),
              refunded: format.won(day.refunded),
            })
          }
          onKeyDown={onKeyDown}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerLeave={(event) => event.pointerType === 'mouse' && setChosen(null)}
          className="relative min-w-0 flex-1 touch-pan-y rounded-xl"
          style={{ height: HEIGHT }}
        >
          <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
            {lines.map((value) => (
              <line
                key={value}
                x1="0"
                x2="100%"
                y1={yOf(value, top)}
                y2={yOf(value, top)}
                className="stroke-line"
                strokeDasharray={value === 0 ? undefined : '3 5'}
              />
            ))}
            {days.map((one, at) => (
              <rect
                key={one.day}
                x={`${at * width + width * 0.16}%`}
                width={`${width * 0.68}%`}
                y={yOf(one.amount, top)}
                height={Math.max(0, yOf(0, top) - yOf(one.amount, top))}
                rx="3"
                className={cx(
                  'transition-[fill,opacity] duration-150',
                  at === index ? 'fill-accent' : 'fill-good',
                )}
              />
            ))}
          </svg>
          {days.map(
            (one, at) =>
              (labels.has(at) || few.has(at)) && (
                <span
                  key={one.day}
                  aria-hidden="true"
                  className={cx(
                    'tnum absolute bottom-0 text-xs whitespace-nowrap text-muted',
                    !few.has(at) && 'max-sm:hidden',
                    !labels.has(at) && 'sm:hidden',
                    at === 0 ? '' : at === days.length - 1 ? '-translate-x-full' : '-translate-x-1/2',
                  )}
                  style={{
                    left: `${at === 0 ? 0 : at === days.length - 1 ? 100 : (at + 0.5) * width}%`,
                  }}
                >
                  {format.shortDay(`${one.day}T00:00:00`)}
                </span>
              ),
          )}
        </div>
        <div aria-hidden="true" className="relative w-12 shrink-0" style={{ height: HEIGHT }}>
          {lines.map((value) => (
            <span
              key={value}
              className="tnum absolute left-0 -translate-y-1/2 text-xs whitespace-nowrap text-muted"
              style={{ top: yOf(value, top) }}
            >
              {value === 0 ? '0' : format.compactWon(value)}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}

const yOf = (value: number, top: number): number => HEIGHT - FOOT - (value / top) * (HEIGHT - FOOT - 8);

function DayTable({ days }: { days: Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Day>[] = [
    {
      key: 'day',
      header: t('shopAdmin.dashboard.day'),
      primary: true,
      cell: ({ day }) => format.day(`${day}T00:00:00`),
    },
    {
      key: 'orders',
      header: t('shopAdmin.dashboard.orders'),
      numeric: true,
      cell: ({ orders }) => format.number(orders),
    },
    {
      key: 'amount',
      header: t('shopAdmin.dashboard.sales'),
      numeric: true,
      cell: ({ amount }) => format.won(amount),
    },
    {
      key: 'refunded',
      header: t('shopAdmin.dashboard.refunded'),
      numeric: true,
      cell: ({ refunded }) => format.won(refunded),
    },
  ];
  return (
    <div className="max-h-96 overflow-y-auto">
      <Table
        caption={t('shopAdmin.dashboard.perDay')}
        columns={columns}
        rows={days.toReversed()}
        rowKey={({ day }) => day}
      />
    </div>
  );
}
