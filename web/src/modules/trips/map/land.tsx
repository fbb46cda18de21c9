import { memo } from 'react';
import { pointAt } from './projection.ts';
import type { Shapes } from './shapes.ts';

type Props = {
  shapes: Shapes;
  /** Districts are outlined and can be pressed. */
  isNear: boolean;
  /** Only lines, over the tiles of somebody else. */
  isBare: boolean;
  chosen: string | null;
  hovered: string | null;
  canPress: boolean;
};

/** Meridians and parallels of whole degrees around Korea: the sea is not empty. */
const GRID = [
  ...Array.from({ length: 15 }, (_, at) => [28, 120 + at, 44, 120 + at] as const),
  ...Array.from({ length: 17 }, (_, at) => [28 + at, 119, 28 + at, 135] as const),
]
  .map(([fromLat, fromLng, toLat, toLng]) => {
    const from = pointAt({ lat: fromLat, lng: fromLng });
    const to = pointAt({ lat: toLat, lng: toLng });
    return `M${from.x.toFixed(1)},${from.y.toFixed(1)}L${to.x.toFixed(1)},${to.y.toFixed(1)}`;
  })
  .join('');

/** What does not change while the map is moved: drawn once, in map units. */
export const Land = memo(function Land({ shapes, isNear, isBare, chosen, hovered, canPress }: Props) {
  const areas = isNear ? shapes.districts : shapes.provinces;
  const chosenProvince = areas.find(({ code }) => code === chosen)?.province ?? chosen;
  const fillOf = (code: string, province: string): string => {
    if (isBare) return code === hovered ? 'var(--map-hover)' : 'transparent';
    if (canPress && code === hovered) return 'var(--map-hover)';
    return code === chosen || province === chosenProvince ? 'var(--map-chosen)' : 'var(--map-land)';
  };
  return (
    <g
      vectorEffect="non-scaling-stroke"
      strokeLinejoin="round"
      className="[&>path]:[vector-effect:non-scaling-stroke]"
    >
      {!isBare && <path d={GRID} fill="none" stroke="var(--map-grid)" strokeWidth={1} />}
      {areas.map(({ code, province, path }) => (
        <path
          key={code}
          d={path}
          data-region={code}
          fill={fillOf(code, province)}
          fillOpacity={isBare ? 0.4 : 1}
          className={canPress ? 'cursor-pointer' : undefined}
        />
      ))}
      <g fill="none" className="pointer-events-none [&>path]:[vector-effect:non-scaling-stroke]">
        {isNear && !isBare && (
          <path d={shapes.districtBorders} stroke="var(--map-district)" strokeWidth={1} />
        )}
        <path d={shapes.provinceBorders} stroke="var(--map-border)" strokeWidth={isNear ? 1.6 : 1.1} />
        {!isBare && <path d={shapes.coast} stroke="var(--map-coast)" strokeWidth={1} />}
        {areas
          .filter(({ code }) => code === chosen || (canPress && code === hovered))
          .map(({ code, path }) => (
            <path key={code} d={path} stroke="var(--accent)" strokeWidth={2} />
          ))}
      </g>
    </g>
  );
});
