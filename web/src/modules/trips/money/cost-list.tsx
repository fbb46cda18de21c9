import { useTranslation } from 'react-i18next';
import type { CostFields, TripEntryOf } from '../../../api/trips-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import type { TripDocument, UsedTrip } from '../editor/store/index.ts';
import { categoryColours, categoryIcons } from './categories.ts';
import { inTripCurrency } from './currency.ts';
import { daysOf } from './spent-days.ts';
import { useMoney } from './use-money.ts';

type Cost = TripEntryOf<'cost'>;
type ListProps = {
  trip: UsedTrip;
  document: TripDocument;
  costs: readonly Cost[];
  onOpen: (cost: Cost) => void;
};

/** All costs by day, the plan's days first, each with what was spent on it. */
export function CostList({ trip, document, costs, onOpen }: ListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useMoney();
  const { currency } = document.head;
  const numbers = new Map(daysOf(document).map(({ on, no }) => [on, no]));
  const groups = [...Map.groupBy(costs, ({ fields }) => fields.on)].sort(([a], [b]) =>
    a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
  );
  const nameOf = (on: string | null): string => {
    if (on === null) return t('tripsMoney.noDay');
    const no = numbers.get(on);
    const date = format.day(`${on}T12:00:00`);
    return no === undefined ? date : t('tripsMoney.day', { no, date });
  };
  return (
    <div className="flex flex-col gap-6">
      {groups.map(([on, own]) => (
        <section key={on ?? ''} aria-label={nameOf(on)}>
          <div className="mb-1 flex items-baseline justify-between gap-3">
            <h3 className="text-sm font-semibold text-muted">{nameOf(on)}</h3>
            <span className="tnum text-sm font-semibold text-muted">
              {money(
                own.reduce((sum, { fields }) => sum + inTripCurrency(fields, currency), 0),
                currency,
              )}
            </span>
          </div>
          <ul>
            {own.map((cost) => (
              <li key={cost.id}>
                <CostRow trip={trip} cost={cost} currency={currency} onOpen={() => onOpen(cost)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function CostRow({
  trip,
  cost: { fields },
  currency,
  onOpen,
}: {
  trip: UsedTrip;
  cost: Cost;
  currency: string;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const Icon = categoryIcons[fields.category];
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-haspopup="dialog"
      className="-mx-3 flex w-[calc(100%+1.5rem)] items-center gap-3.5 rounded-2xl px-3 py-3 text-left transition-colors hover:bg-sunken/70"
    >
      <span
        className={cx(
          'flex size-10 shrink-0 items-center justify-center rounded-full text-white',
          categoryColours[fields.category],
        )}
      >
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{fields.title}</span>
        <span className="block truncate text-sm text-muted">
          {t('tripsMoney.paidFor', {
            name: nameOf(trip, fields.paidBy) ?? t('tripsMoney.somebody'),
            who: sharersOf(trip, fields, t('tripsMoney.everybody'), (count) =>
              t('tripsMoney.people', { count }),
            ),
          })}
        </span>
      </span>
      <span className="tnum shrink-0 text-right font-bold">
        {money(fields.amount, fields.currency)}
        {fields.currency !== currency && (
          <span className="block text-sm font-normal text-muted">
            {money(inTripCurrency(fields, currency), currency)}
          </span>
        )}
      </span>
    </button>
  );
}

const nameOf = (trip: UsedTrip, personId: string): string | undefined =>
  trip.people.find((person) => person.personId === personId)?.name;

function sharersOf(
  trip: UsedTrip,
  { shares }: CostFields,
  everybody: string,
  counted: (count: number) => string,
): string {
  const ids = shares.flatMap(([personId, share]) => (share > 0 ? [personId] : []));
  const there = trip.people.filter(({ leftAt }) => leftAt === null);
  if (there.length > 1 && there.every(({ personId }) => ids.includes(personId))) return everybody;
  const names = ids.flatMap((personId) => nameOf(trip, personId) ?? []);
  return ids.length <= 2 ? names.join(', ') : counted(ids.length);
}
