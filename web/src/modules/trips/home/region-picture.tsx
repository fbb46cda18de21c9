import { useId } from 'react';
import { cx } from '../../../ui/cx.ts';
import { Jogakbo } from '../../../ui/jogakbo.tsx';
import { useMapShapes } from '../map/use-map-shapes.ts';

type Props = {
  /** Codes of provinces. */
  regions: readonly string[];
  /** The same seed always sews the same cloth. */
  seed: string;
  /** Without sea and neighbours: on a ground of its own. */
  isBare?: boolean;
  className?: string;
};

/** On the pine ground: a patch of its own for each province. */
const PATCHES = ['#e8642f', '#f2a65e', '#f6e3c5', '#7fa596', '#f2cc8f', '#b0563a', '#a9c4b6'];

/** Decoration: the provinces of a trip, cut from a patchwork cloth; where it has none, the cloth. */
export function RegionPicture({ regions, seed, isBare = false, className }: Props) {
  const id = useId();
  const { shapes } = useMapShapes();
  const shown = shapes?.provinces.filter(({ code }) => regions.includes(code)) ?? [];
  const frame = cx('relative block overflow-hidden', className);
  if (shapes === null || shown.length === 0) {
    return (
      <span aria-hidden="true" className={cx(frame, !isBare && 'bg-sunken')}>
        {regions.length === 0 && <Jogakbo seed={seed} className="absolute inset-0 size-full" />}
      </span>
    );
  }
  const left = Math.min(...shown.map(({ box }) => box.x));
  const top = Math.min(...shown.map(({ box }) => box.y));
  const width = Math.max(...shown.map(({ box }) => box.x + box.width)) - left;
  const height = Math.max(...shown.map(({ box }) => box.y + box.height)) - top;
  const margin = Math.max(width, height) * 0.09;
  const box = { x: left - margin, y: top - margin, width: width + 2 * margin, height: height + 2 * margin };
  return (
    <span aria-hidden="true" className={cx(frame, !isBare && 'bg-[light-dark(#dfe9e7,#17211f)]')}>
      <svg
        aria-hidden="true"
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        preserveAspectRatio="xMidYMid meet"
        className="absolute inset-0 size-full overflow-visible"
      >
        <clipPath id={id}>
          {shown.map(({ code, path }) => (
            <path key={code} d={path} />
          ))}
        </clipPath>
        {!isBare &&
          shapes.provinces.map(({ code, path }) => (
            <path key={code} d={path} className="fill-[light-dark(#f4f1e8,#232b28)]" />
          ))}
        {isBare &&
          shown.map(({ code, path }, index) => (
            <path key={code} d={path} fill={PATCHES[index % PATCHES.length]} />
          ))}
        <g clipPath={`url(#${id})`} className={isBare ? 'hidden' : undefined}>
          <svg aria-hidden="true" x={box.x} y={box.y} width={box.width} height={box.height}>
            <Jogakbo seed={seed} className="size-full" />
          </svg>
        </g>
        {shown.map(({ code, path }) => (
          <path
            key={code}
            d={path}
            fill="none"
            className="stroke-[light-dark(#ffffffcc,#ffffff66)]"
            strokeWidth={1.2}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </span>
  );
}
