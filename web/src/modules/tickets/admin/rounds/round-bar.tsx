import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';

type Places = { capacity: number; sold: number; held: number; blocked: number };

const PARTS = [
  ['sold', 'bg-accent'],
  ['held', 'bg-warn'],
  ['blocked', 'bg-line-strong'],
] as const;

/** What of a round is sold, held and blocked: one bar, and the same in words. */
export function RoundBar({ places, withLegend = true }: { places: Places; withLegend?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { capacity, sold, held, blocked } = places;
  const free = capacity - sold - held - blocked;
  const text = [
    ...PARTS.map(([part]) => t(`ticketsAdmin.rounds.places.${part}`, { count: places[part] })),
    t('ticketsAdmin.rounds.places.free', { count: free }),
  ].join(', ');
  return (
    <div>
      <div role="img" aria-label={text} className="flex h-3 overflow-hidden rounded-full bg-good-soft">
        {PARTS.map(([part, colour]) => (
          <span
            key={part}
            className={colour}
            style={{ width: `${capacity === 0 ? 0 : (places[part] / capacity) * 100}%` }}
          />
        ))}
      </div>
      {withLegend && (
        <p aria-hidden="true" className="tnum mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {PARTS.map(([part, colour]) => (
            <span key={part} className="inline-flex items-center gap-1.5">
              <span className={`size-2.5 rounded-full ${colour}`} />
              {t(`ticketsAdmin.rounds.${part}`)} {format.number(places[part])}
            </span>
          ))}
          <span className="inline-flex items-center gap-1.5">
            <span className="size-2.5 rounded-full bg-good-soft ring-1 ring-good" />
            {t('ticketsAdmin.rounds.free')} {format.number(free)}
          </span>
        </p>
      )}
    </div>
  );
}
