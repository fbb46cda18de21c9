import { useId } from 'react';

type LineChartProps = { label: string; values: number[]; height?: number; format: (value: number) => string };

const WIDTH = 600;

/** A line over equal steps of time with the greatest value named; read out as one sentence. */
export function LineChart({ label, values, height = 160, format }: LineChartProps) {
  const gradient = useId();
  const max = Math.max(1, ...values);
  const step = values.length > 1 ? WIDTH / (values.length - 1) : WIDTH;
  const y = (value: number) => height - 6 - (value / max) * (height - 26);
  const line = values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ');
  const last = values.at(-1) ?? 0;
  return (
    <figure className="relative">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${format(last)}`}
        className="w-full overflow-visible text-accent"
        style={{ height }}
      >
        <defs>
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="currentColor" stopOpacity="0.28" />
            <stop offset="1" stopColor="currentColor" stopOpacity="0" />
          </linearGradient>
        </defs>
        <line
          x1="0"
          x2={WIDTH}
          y1={y(max)}
          y2={y(max)}
          className="stroke-line"
          strokeDasharray="4 6"
          vectorEffect="non-scaling-stroke"
        />
        <line
          x1="0"
          x2={WIDTH}
          y1={y(0)}
          y2={y(0)}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {values.length > 1 && (
          <>
            <path d={`${line} L${WIDTH} ${y(0)} L0 ${y(0)} Z`} fill={`url(#${gradient})`} />
            <path
              d={line}
              fill="none"
              stroke="currentColor"
              strokeWidth="2.5"
              strokeLinejoin="round"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          </>
        )}
      </svg>
      <figcaption className="tnum absolute top-0 right-0 text-xs text-muted">{format(max)}</figcaption>
    </figure>
  );
}

/** A line without axes, for beside a number. */
export function Sparkline({ label, values }: { label: string; values: number[] }) {
  const max = Math.max(1, ...values);
  const min = Math.min(0, ...values);
  const points = values
    .map(
      (value, index) =>
        `${(index / Math.max(1, values.length - 1)) * 96 + 2},${26 - ((value - min) / (max - min)) * 22}`,
    )
    .join(' ');
  return (
    <svg role="img" aria-label={label} viewBox="0 0 100 28" className="h-7 w-24 text-accent">
      <polyline
        points={points}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
