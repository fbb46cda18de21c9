import { useTranslation } from 'react-i18next';
import type { LeftOut } from '../../../api/trips-planning.ts';
import { useLocal } from '../../../i18n/use-local.ts';

const SHOWN = 5;

/** What is not in the plan, and why not; what had to be in it first. */
export function LeftOutList({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const { t } = useTranslation();
  const local = useLocal();
  if (leftOut.length === 0) return null;
  const isUrgent = leftOut.some(({ isRequired }) => isRequired);
  const list = (items: readonly LeftOut[]) => (
    <ul className="flex flex-col gap-2">
      {items.map((one) => (
        <li key={one.itemId ?? one.placeId} className="flex flex-col sm:flex-row sm:gap-2">
          <span className={one.isRequired ? 'font-semibold text-warn' : 'font-semibold'}>
            {local(one.title)}
          </span>
          <span className="text-muted">{t(`tripsPlanning.leftOut.${one.reason}`)}</span>
        </li>
      ))}
    </ul>
  );
  const urgent = leftOut.filter(({ isRequired }) => isRequired);
  const rest = leftOut.filter(({ isRequired }) => !isRequired);
  return (
    <section aria-label={t('tripsPlanning.leftOutTitle')} className="flex flex-col gap-3">
      {isUrgent && (
        <div role="status" className="rounded-2xl bg-warn-soft px-4 py-3">
          <p className="mb-2 font-semibold text-warn">{t('tripsPlanning.requiredOut')}</p>
          {list(urgent)}
        </div>
      )}
      {rest.length > 0 && (
        <details className="rounded-2xl border border-line px-4 py-3">
          <summary className="tap flex cursor-pointer items-center font-semibold">
            {t('tripsPlanning.leftOutCount', { count: rest.length })}
          </summary>
          <div className="pt-2">{list(rest.slice(0, SHOWN * 6))}</div>
        </details>
      )}
    </section>
  );
}
