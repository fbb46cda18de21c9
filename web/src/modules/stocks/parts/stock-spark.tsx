import { cx } from '../../../ui/cx.ts';
import { directionClass, directionOf } from './change.ts';
import { sparkOf } from './spark.ts';

type Props = {
  /** Oldest first. */
  values: readonly number[];
  /** Yesterday's close: above it the line is red, below it blue. */
  base?: number;
  className?: string;
};
const WIDTH = 100;
const HEIGHT = 32;

/** The day as a line, for beside the number that says it: who hears the page has the number. */
export function StockSpark({ values, base, className }: Props) {
  const { path, baseY } = sparkOf(values, base, WIDTH, HEIGHT);
  const direction = directionOf((values.at(-1) ?? 0) - (base ?? values[0] ?? 0));
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
      preserveAspectRatio="none"
      className={cx('h-8 w-20 shrink-0', directionClass[direction], className)}
    >
      {baseY !== null && path !== '' && (
        <line
          x1="0"
          x2={WIDTH}
          y1={baseY}
          y2={baseY}
          className="stroke-line-strong/50"
          strokeDasharray="3 4"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
