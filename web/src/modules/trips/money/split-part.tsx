import { useTranslation } from 'react-i18next';
import type { TripPerson } from '../../../api/trips-types.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { cx } from '../../../ui/cx.ts';
import { controlClass } from '../../../ui/field.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { type CostDraft, type CostFault, leftOf, portionOf, SPLITS, weightOf } from './draft.ts';
import { useMoney } from './use-money.ts';

type SplitPartProps = {
  draft: CostDraft;
  people: readonly TripPerson[];
  faults: readonly CostFault[];
  onChange: (changed: Partial<CostDraft>) => void;
};

/** For whom it was, and who bears how much. */
export function SplitPart({ draft, people, faults, onChange }: SplitPartProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { split, sharers, currency } = draft;
  const toggle = (personId: string, isIn: boolean) =>
    onChange({ sharers: isIn ? [...sharers, personId] : sharers.filter((id) => id !== personId) });
  return (
    <section aria-label={t('tripsMoney.split.title')} className="flex flex-col gap-3">
      <h3 className="text-sm font-semibold">{t('tripsMoney.split.title')}</h3>
      <Segmented
        label={t('tripsMoney.split.how')}
        value={split}
        onChange={(next) => onChange({ split: next })}
        tabs={SPLITS.map((value) => ({ value, label: t(`tripsMoney.split.${value}`) }))}
      />
      <ul className="divide-y divide-line/70 rounded-2xl border border-line/70 px-3">
        {people.map(({ personId, name }) => {
          const isIn = sharers.includes(personId);
          return (
            <li key={personId} className="flex min-h-14 items-center gap-2 py-1">
              <div className="min-w-0 flex-1">
                <Checkbox
                  checked={isIn}
                  onChange={(checked) => toggle(personId, checked)}
                  label={
                    <span className="flex items-center gap-2">
                      <Avatar name={name} size="sm" />
                      <span className="min-w-0">
                        <span className="block truncate">{name}</span>
                        {isIn && split !== 'amounts' && (
                          <span className="tnum block text-sm text-muted">
                            {money(portionOf(draft, personId), currency)}
                          </span>
                        )}
                      </span>
                    </span>
                  }
                />
              </div>
              {isIn && split === 'weights' && (
                <Stepper
                  label={t('tripsMoney.split.weightOf', { name })}
                  value={weightOf(draft, personId)}
                  min={1}
                  max={99}
                  onChange={(weight) => onChange({ weights: { ...draft.weights, [personId]: weight } })}
                />
              )}
              {isIn && split === 'amounts' ? (
                <input
                  inputMode="decimal"
                  autoComplete="off"
                  aria-label={t('tripsMoney.split.amountOf', { name })}
                  placeholder="0"
                  value={draft.amounts[personId] ?? ''}
                  onChange={(event) =>
                    onChange({
                      amounts: { ...draft.amounts, [personId]: event.target.value.replace(/[^\d.,]/g, '') },
                    })
                  }
                  className={cx(controlClass, 'tnum w-32! flex-none py-1.5 text-right')}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {split === 'amounts' && <Left draft={draft} isBad={faults.includes('amounts')} />}
      {faults.includes('sharers') && (
        <p role="alert" className="text-sm font-medium text-bad">
          {t('tripsMoney.split.nobody')}
        </p>
      )}
    </section>
  );
}

/** How much of the amount nobody bears yet; it goes on counting while one types. */
function Left({ draft, isBad }: { draft: CostDraft; isBad: boolean }) {
  const { t } = useTranslation();
  const money = useMoney();
  const left = leftOf(draft);
  const words =
    left === 0
      ? t('tripsMoney.split.whole')
      : t(left > 0 ? 'tripsMoney.split.left' : 'tripsMoney.split.over', {
          amount: money(Math.abs(left), draft.currency),
        });
  return (
    <p
      role={isBad && left !== 0 ? 'alert' : 'status'}
      className={cx(
        'tnum text-sm font-semibold',
        left === 0 ? 'text-good' : isBad || left < 0 ? 'text-bad' : 'text-muted',
      )}
    >
      {words}
    </p>
  );
}
