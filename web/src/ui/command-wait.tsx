import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../api/use-command.ts';
import { Banner } from './banner.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

/** While a busy server lets us wait: how long, which attempt, and a way out. */
export function CommandWait<B, T>({ command }: { command: Command<B, T> }) {
  const { t } = useTranslation();
  const { state } = command;
  const seconds = useSecondsLeft(state.phase === 'waiting' ? state.retryAtMs : null);
  if (state.phase !== 'waiting') return null;
  const lost = state.error.status === 0;
  return (
    <div role="status">
      <Banner tone="warn" icon={<Hourglass aria-hidden="true" />}>
        <p className="font-bold">{lost ? t('errors.offlineTitle') : t('pay.busyTitle')}</p>
        <p className="tnum font-normal">
          {t('pay.busyLead', { count: seconds, attempt: state.attempt + 1 })}
        </p>
        <button
          type="button"
          onClick={command.cancel}
          className="tap font-semibold underline underline-offset-4"
        >
          {t('coupons.stopWaiting')}
        </button>
      </Banner>
    </div>
  );
}
