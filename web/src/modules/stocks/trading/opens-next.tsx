import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { clockOf } from './phase.ts';
import { useSeoulTime } from './seoul-time.ts';

/** When a closed market opens next, and how long that is. @param opensAt ISO 8601; null: nobody has set a time */
export function OpensNext({ opensAt }: { opensAt: string | null }) {
  const { t } = useTranslation();
  return opensAt === null ? t('stocksTrading.phase.opensByHand') : <InTime opensAt={opensAt} />;
}

function InTime({ opensAt }: { opensAt: string }) {
  const { t } = useTranslation();
  const time = useSeoulTime();
  const now = useServerNow();
  const left = clockOf(Date.parse(opensAt) - now);
  return (
    // Silent for a screen reader unless it is asked: it changes every second.
    <span role="timer" className="tnum font-semibold">
      {t('stocksTrading.phase.opensAt', { time: time.coming(opensAt, now), left })}
    </span>
  );
}
