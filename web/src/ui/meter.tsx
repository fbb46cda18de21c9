import { cx } from './cx.ts';

type MeterProps = {
  label: string;
  value: number;
  max: number;
  text?: string;
  size?: 'sm' | 'lg';
  tone?: 'accent' | 'good';
};

/** A quantity within its bounds, such as what is left of a drop. */
export function Meter({ label, value, max, text, size = 'sm', tone = 'accent' }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be styled the same in every browser
    <div
      role="meter"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={text}
      className={cx('overflow-hidden rounded-full bg-line', size === 'lg' ? 'h-4' : 'h-2')}
    >
      <div
        className={cx(
          'h-full rounded-full transition-[width] duration-500 ease-out',
          tone === 'good' ? 'bg-good' : 'bg-accent',
        )}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
