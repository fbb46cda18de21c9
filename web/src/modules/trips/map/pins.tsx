import { useMemo } from 'react';
import { type Size, toScreen, type View } from '../../../ui/canvas/view.ts';
import type { Cluster } from './clusters.ts';
import type { MapPin } from './map-types.ts';
import { ClusterMark, NameTag, PinMark } from './pin-marks.tsx';

type Props = {
  pins: readonly MapPin[];
  clusters: readonly Cluster[];
  view: View;
  size: Size;
  selected: string | null;
  /** The one under the mouse, or where the keyboard is. */
  marked: string | null;
  isKeyboard: boolean;
  /** Only this day stands out. */
  day: number | null;
};

/** How far outside of what is seen a pin may stand and still show a part of itself, in CSS pixels. */
const OUTSIDE = 60;

/** All pins that are in sight; what is lower on the map stands before what is higher, and what is chosen before all. */
export function Pins({ pins, clusters, view, size, selected, marked, isKeyboard, day }: Props) {
  const byId = useMemo(() => new Map(pins.map((pin) => [pin.id, pin])), [pins]);
  const isSelected = ({ ids }: Cluster): boolean => selected !== null && ids.includes(selected);
  const isAlone = ({ id }: Cluster): boolean => byId.get(id)?.isAlone === true;
  const seen = clusters
    .map((cluster) => ({ cluster, at: toScreen(view, cluster.at) }))
    .filter(
      ({ at }) =>
        at.x > -OUTSIDE && at.y > -OUTSIDE && at.x < size.width + OUTSIDE && at.y < size.height + OUTSIDE,
    )
    .toSorted(
      (one, other) =>
        Number(isSelected(one.cluster)) - Number(isSelected(other.cluster)) ||
        Number(isAlone(one.cluster)) - Number(isAlone(other.cluster)) ||
        one.at.y - other.at.y,
    );
  const tagged =
    seen.find(({ cluster }) => marked !== null && cluster.ids.includes(marked)) ??
    seen.find(({ cluster }) => isSelected(cluster));
  const tag =
    tagged && byId.get(marked !== null && tagged.cluster.ids.includes(marked) ? marked : (selected ?? ''));
  return (
    <>
      {seen.map(({ cluster, at }) => {
        const members = cluster.ids.flatMap((id) => byId.get(id) ?? []);
        const isMarked = isKeyboard && marked !== null && cluster.ids.includes(marked);
        const [first] = members;
        return (
          <g key={cluster.id} transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}>
            {members.length === 1 && first !== undefined ? (
              <PinMark
                pin={first}
                isSelected={first.id === selected}
                isMarked={isMarked}
                isFaded={day !== null && first.day !== day}
              />
            ) : (
              <ClusterMark
                cluster={cluster}
                days={daysOf(members)}
                numbers={numbersOf(members)}
                isMarked={isMarked}
              />
            )}
          </g>
        );
      })}
      {tagged !== undefined && tag !== undefined && (
        <NameTag at={tagged.at} text={tag.name} isAbove={tagged.at.y > 96} mapWidth={size.width} />
      )}
    </>
  );
}

/** Of pins that all have one. */
const daysOf = (pins: readonly MapPin[]): number[] =>
  pins.some(({ day }) => day === undefined)
    ? []
    : [...new Set(pins.flatMap(({ day }) => day ?? []))].toSorted((one, other) => one - other).slice(0, 8);

function numbersOf(pins: readonly MapPin[]): string | null {
  if (daysOf(pins).length !== 1) return null;
  const numbers = pins.map(({ number }) => number ?? 0).toSorted((one, other) => one - other);
  const [first = 0] = numbers;
  const doFollow = first > 0 && numbers.every((number, at) => number === first + at);
  return doFollow ? `${first}–${numbers.at(-1)}` : null;
}
