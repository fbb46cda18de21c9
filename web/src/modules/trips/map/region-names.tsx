import { memo, useMemo } from 'react';
import { gatheredAt } from './clusters.ts';
import { type Label, type Obstacle, withoutOverlap, withRoomBelow } from './labels.ts';
import type { Shape, Shapes } from './shapes.ts';

type Props = {
  shapes: Shapes;
  isNear: boolean;
  scale: number;
  nameOf: (code: string) => string;
  /** Pins: a name that would stand below one is left out. */
  obstacles: readonly Obstacle[];
  /** Places in a region; null: nobody counts here. */
  countOf: ((code: string) => number | null) | null;
};

const PROVINCE_SIZE = 13;
const DISTRICT_SIZE = 12;
/** Below that scale names are small. */
const FAR = 0.42;
const FAR_SIZE = 11;
const COUNT_SIZE = 11;

/** Names where there is room for them; those of large areas first. Set beside the map's origin: whoever shows them moves them. */
export const RegionNames = memo(function RegionNames({
  shapes,
  isNear,
  scale,
  nameOf,
  countOf,
  obstacles,
}: Props) {
  const isFar = scale < FAR;
  const step = gatheredAt(scale);
  const shown = useMemo(() => {
    const areas: readonly Shape[] = isNear ? shapes.districts : shapes.provinces;
    const size = isNear ? DISTRICT_SIZE : isFar ? FAR_SIZE : PROVINCE_SIZE;
    const labels: Label[] = areas
      .toSorted((one, other) => other.box.width * other.box.height - one.box.width * one.box.height)
      .flatMap(({ code, middle }) => {
        const text = nameOf(code);
        if (text === '') return [];
        return [{ id: code, text, at: middle, size }];
      });
    return withoutOverlap(labels, step, obstacles);
  }, [shapes, isNear, isFar, step, nameOf, obstacles]);
  const withCount = useMemo(
    () => (countOf === null ? new Set<string>() : withRoomBelow(shown, step, COUNT_SIZE)),
    [countOf, shown, step],
  );
  return (
    <g
      textAnchor="middle"
      className="pointer-events-none select-none [&_text]:[paint-order:stroke]"
      stroke="var(--map-halo)"
      strokeWidth={3}
      strokeLinejoin="round"
      fill="var(--map-name)"
    >
      {shown.map(({ id, text, at, size }) => {
        const count = withCount.has(id) ? (countOf?.(id) ?? null) : null;
        return (
          <g key={id} transform={`translate(${at.x * scale} ${at.y * scale})`}>
            <text fontSize={size} fontWeight={isNear ? 500 : 700} dy="0.35em">
              {text}
            </text>
            {count !== null && count > 0 && (
              <text fontSize={COUNT_SIZE} fontWeight={600} dy="1.5em" fill="var(--accent)" className="tnum">
                {count}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
});
