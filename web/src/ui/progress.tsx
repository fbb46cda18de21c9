import { cx } from './cx.ts';

type ProgressProps = {
  label: string;
  value: number;
  /** null: nobody knows how much there is, and the bar only says that something moves. */
  max: number | null;
  /** What the bar says in words. */
  text: string;
  tone?: 'accent' | 'good' | 'warn' | 'bad';
};

const tones = { accent: 'bg-accent', good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad' };

/** How far work has come. */
export function Progress({ label, value, max, text, tone = 'accent' }: ProgressProps) {
  const share = max === null ? 1 : max > 0 ? Math.min(1, Math.max(0, value / max)) : 1;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      {...(max !== null && {
        'aria-valuenow': Math.min(value, max),
        'aria-valuemin': 0,
        'aria-valuemax': max,
      })}
      className="h-2.5 overflow-hidden rounded-full bg-line"
    >
      <div
        className={cx(
          'h-full rounded-full transition-[width] duration-700 ease-out',
          tones[tone],
          max === null && 'animate-shimmer opacity-60',
        )}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
