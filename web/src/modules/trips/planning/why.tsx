import { useTranslation } from 'react-i18next';
import type { Because } from '../../../api/trips-planning.ts';
import { useMinutes } from '../around/use-minutes.ts';

/** Reasons of a stop's place in its day, in words. */
function useWhy(): (because: Because) => string {
  const { t } = useTranslation();
  const { clock, length } = useMinutes();
  return ({ kind, at = 0, opens = 0, closes = 0, minutes = 0, detourMin = 0 }) => {
    switch (kind) {
      case 'fixed':
        return t('tripsPlanning.why.fixed', { at: clock(at) });
      case 'hours':
        return t('tripsPlanning.why.hours', { opens: clock(opens), closes: clock(closes) });
      case 'on-the-way':
        return detourMin === 0
          ? t('tripsPlanning.why.onTheWay')
          : t('tripsPlanning.why.detour', { length: length(detourMin) });
      case 'near-start':
        return t('tripsPlanning.why.nearStart', { length: length(minutes) });
      case 'near-end':
        return t('tripsPlanning.why.nearEnd', { length: length(minutes) });
      case 'saves':
        return t('tripsPlanning.why.saves', { length: length(minutes) });
      default:
        return t(`tripsPlanning.why.${kind}`);
    }
  };
}

/** Why a stop stands here: facts that can be counted again. */
export function WhyHere({ because }: { because: readonly Because[] }) {
  const { t } = useTranslation();
  const why = useWhy();
  if (because.length === 0) return null;
  return (
    <ul aria-label={t('tripsPlanning.whyHere')} className="mt-1.5 flex flex-col gap-0.5 text-sm text-muted">
      {because.map((one) => (
        <li key={one.kind} className="flex gap-1.5">
          <span aria-hidden="true" className="text-accent">
            ·
          </span>
          <span>{why(one)}</span>
        </li>
      ))}
    </ul>
  );
}
