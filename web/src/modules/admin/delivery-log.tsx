import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';

/** Every attempt: when, how it ended, and what the other side said. */
export function DeliveryLog({ log }: { log: DeliveryDetail['log'] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const outcomeName = (outcome: string): string => {
    const key = `notifications.deliveries.outcome.${outcome}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : outcome;
  };
  if (log.length === 0) return <p className="text-muted">{t('notifications.deliveries.logNone')}</p>;
  return (
    <ol className="flex flex-col divide-y divide-line/60 rounded-2xl border border-line bg-surface px-4">
      {log.map((attempt, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place
        <li key={index} className="flex gap-3 py-3 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0">
          {attempt.outcome === 'sent' ? (
            <CircleCheck aria-hidden="true" className="text-good" />
          ) : (
            <CircleX aria-hidden="true" className="text-bad" />
          )}
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{outcomeName(attempt.outcome)}</span>
              <span className="tnum text-sm text-muted">
                {[
                  format.exact(attempt.at),
                  attempt.tookMs === null
                    ? null
                    : t('notifications.deliveries.took', { ms: format.number(attempt.tookMs) }),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </p>
            {attempt.error !== null && <p className="font-mono text-sm text-muted">{attempt.error}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
