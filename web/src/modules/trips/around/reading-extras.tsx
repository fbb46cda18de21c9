import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TripEntry, TripEntryOf } from '../../../api/trips-types.ts';
import { Card } from '../../../ui/card.tsx';
import { byPosition } from '../editor/store/document.ts';
import { inTripCurrency } from '../money/currency.ts';
import { useMoney } from '../money/use-money.ts';

type Props = {
  entries: readonly TripEntry[];
  currency: string;
  /** Who paid, where costs are shown. */
  people: readonly { personId: string; name: string }[];
};

const ofKind = <Kind extends TripEntry['kind']>(
  entries: readonly TripEntry[],
  kind: Kind,
): TripEntryOf<Kind>[] =>
  entries
    .filter((entry) => entry.kind === kind)
    .map((entry) => entry as unknown as TripEntryOf<Kind>)
    .toSorted(byPosition);

const boxClass = 'mt-1 size-4 shrink-0 rounded border-2 border-line-strong';

/** What a trip has besides its days: notes, what to do, what to pack, and what it cost where that is shown. */
export function ReadingExtras({ entries, currency, people }: Props) {
  const { t } = useTranslation();
  const notes = ofKind(entries, 'note');
  const tasks = ofKind(entries, 'task');
  const things = ofKind(entries, 'thing');
  const costs = ofKind(entries, 'cost');
  if (notes.length + tasks.length + things.length + costs.length === 0) return null;
  return (
    <div className="mt-12 grid grid-cols-1 items-start gap-5 md:grid-cols-2">
      {notes.map(({ id, fields }) => (
        <Part key={id} title={fields.title || t('tripsAround.read.note')}>
          <p className="whitespace-pre-line">{fields.text}</p>
        </Part>
      ))}
      {tasks.length > 0 && (
        <Part title={t('tripsAround.read.tasks')}>
          <ul className="flex flex-col gap-1.5">
            {tasks.map(({ id, fields }) => (
              <li key={id} className="flex gap-2.5">
                <span aria-hidden="true" className={boxClass} />
                {fields.text}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {things.length > 0 && (
        <Part title={t('tripsAround.read.things')}>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-1.5">
            {things.map(({ id, fields }) => (
              <li key={id} className="flex gap-2.5">
                <span aria-hidden="true" className={boxClass} />
                <span>
                  {fields.text}
                  {fields.quantity > 1 && <span className="tnum text-muted"> × {fields.quantity}</span>}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {costs.length > 0 && <Costs costs={costs} currency={currency} people={people} />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="break-inside-avoid">
      <h2 className="mb-2.5 text-lg font-bold">{title}</h2>
      {children}
    </Card>
  );
}

type CostsProps = Pick<Props, 'currency' | 'people'> & { costs: readonly TripEntryOf<'cost'>[] };

/** Each with who paid; the sum is in the trip's currency. */
function Costs({ costs, currency, people }: CostsProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const sum = costs.reduce((total, { fields }) => total + inTripCurrency(fields, currency), 0);
  return (
    <Part title={t('tripsAround.read.costs')}>
      <ul className="flex flex-col gap-1.5">
        {costs.map(({ id, fields }) => (
          <li key={id} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0">
              {fields.title}
              <span className="ml-2 text-sm text-muted">
                {people.find(({ personId }) => personId === fields.paidBy)?.name}
              </span>
            </span>
            <span className="tnum shrink-0">{money(fields.amount, fields.currency)}</span>
          </li>
        ))}
      </ul>
      <p className="tnum mt-3 flex justify-between border-t border-line pt-3 font-bold">
        {t('tripsAround.read.sum')}
        <span>{money(sum, currency)}</span>
      </p>
    </Part>
  );
}
