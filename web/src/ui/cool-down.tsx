import { Hourglass } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../api/error.ts';
import { Banner } from './banner.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

/** Seconds until the server will listen again, counted from the moment of this refusal; 0 without one. */
export function useCoolDown(error: unknown): number {
  const atMs = useMemo(
    () => (isApiError(error) && error.throttled ? Date.now() + (error.retryAfterMs ?? 30_000) : null),
    [error],
  );
  return useSecondsLeft(atMs);
}

/** Too many attempts: says when the next one counts, so that nobody presses in vain. */
export function CoolDown({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  if (seconds === 0) return null;
  return (
    <Banner tone="warn" icon={<Hourglass aria-hidden="true" />}>
      <p role="alert" className="font-bold">
        {t('accounts.coolDownTitle')}
      </p>
      <p className="tnum font-normal">{t('accounts.coolDown', { time: clock(seconds) })}</p>
    </Banner>
  );
}

/** 75 → "1:15" */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
