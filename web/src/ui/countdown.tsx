import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

type CountdownProps = {
  /** Both on the same clock: the server's. */
  targetMs: number;
  nowMs: number;
  onEnd?: () => void;
  size?: 'md' | 'lg';
};

export function Countdown({ targetMs, nowMs, onEnd, size = 'md' }: CountdownProps) {
  const { t } = useTranslation();
  const leftS = Math.max(0, Math.ceil((targetMs - nowMs) / 1000));
  const ended = useRef(false);
  useEffect(() => {
    if (leftS > 0) ended.current = false;
    else if (!ended.current) {
      ended.current = true;
      onEnd?.();
    }
  }, [leftS, onEnd]);
  const parts = [
    { value: Math.floor(leftS / 86_400), label: t('common.days') },
    { value: Math.floor(leftS / 3600) % 24, label: t('common.hours') },
    { value: Math.floor(leftS / 60) % 60, label: t('common.minutes') },
    { value: leftS % 60, label: t('common.seconds') },
  ].filter((part, index) => index > 0 || part.value > 0);
  return (
    // A timer's role is silent by default: a screen reader asks, it is not told each second.
    <div role="timer" className={size === 'lg' ? 'flex flex-wrap gap-2.5' : 'flex flex-wrap gap-1.5'}>
      {parts.map((part) => (
        <div key={part.label} className="flex flex-col items-center gap-1">
          <span
            className={
              size === 'lg'
                ? 'tnum min-w-16 rounded-2xl bg-sunken px-3 py-2 text-center text-3xl font-extrabold'
                : 'tnum min-w-11 rounded-xl bg-sunken px-2 py-1 text-center text-lg font-bold'
            }
          >
            {String(part.value).padStart(2, '0')}
          </span>
          <span className="text-xs text-muted">{part.label}</span>
        </div>
      ))}
    </div>
  );
}
