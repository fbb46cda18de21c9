import { toScreen, type View } from '../../../ui/canvas/view.ts';
import { bendOf, middleOf } from './curves.ts';
import { dayColour } from './day-colours.ts';
import { widthOf } from './labels.ts';
import type { MapRoute } from './map-types.ts';
import { pointAt } from './projection.ts';

type Props = { routes: readonly MapRoute[]; view: View; faded: (day: number) => boolean };

/** Below that a leg has no room for its arrow, in CSS pixels. */
const ARROW_FROM = 46;
const LABEL_SIZE = 11.5;

/** The ways of the days: a colour each, an arrow for where it leads, the day's name on its longest leg. */
export function RouteLines({ routes, view, faded }: Props) {
  return (
    <g className="pointer-events-none" fill="none" strokeLinecap="round">
      {routes.map((route) => (
        <RouteLine key={route.id} route={route} view={view} isFaded={faded(route.day)} />
      ))}
    </g>
  );
}

function RouteLine({ route, view, isFaded }: { route: MapRoute; view: View; isFaded: boolean }) {
  const { fill, ink } = dayColour(route.day);
  const legs = route.legs.map(({ from, to, isEstimated = false }) => {
    const [one, other] = [toScreen(view, pointAt(from)), toScreen(view, pointAt(to))];
    const pull = bendOf(one, other);
    return {
      isEstimated,
      path: `M${one.x.toFixed(1)},${one.y.toFixed(1)}Q${pull.x.toFixed(1)},${pull.y.toFixed(1)} ${other.x.toFixed(1)},${other.y.toFixed(1)}`,
      length: Math.hypot(other.x - one.x, other.y - one.y),
      middle: middleOf(one, other, pull),
    };
  });
  const longest = legs.reduce<(typeof legs)[number] | null>(
    (best, leg) => (best === null || leg.length > best.length ? leg : best),
    null,
  );
  const label = route.label ?? '';
  const width = widthOf(label, LABEL_SIZE) + 14;
  const hasLabel = label !== '' && longest !== null && longest.length > width + 20;
  return (
    <g opacity={isFaded ? 0.3 : 1} style={{ stroke: fill }}>
      {legs.map(({ path }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs are known by their order
        <path key={at} d={path} stroke="var(--map-halo)" strokeWidth={6.5} opacity={0.85} />
      ))}
      {legs.map(({ path, isEstimated }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs are known by their order
        <path key={at} d={path} strokeWidth={3.2} strokeDasharray={isEstimated ? '1 7' : undefined} />
      ))}
      {legs.map(
        (leg, at) =>
          leg.length > ARROW_FROM &&
          !(hasLabel && leg === longest) && (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: legs are known by their order
              key={at}
              d="M-4,-5L4,0L-4,5"
              strokeWidth={3}
              strokeLinejoin="round"
              transform={`translate(${leg.middle.x} ${leg.middle.y}) rotate(${leg.middle.turn})`}
            />
          ),
      )}
      {hasLabel && (
        <g transform={`translate(${longest.middle.x} ${longest.middle.y})`} stroke="none">
          <rect x={-width / 2} y={-10} width={width} height={20} rx={10} style={{ fill }} />
          <text
            textAnchor="middle"
            dy="0.35em"
            fontSize={LABEL_SIZE}
            fontWeight={700}
            style={{ fill: ink }}
            className="select-none"
          >
            {label}
          </text>
        </g>
      )}
    </g>
  );
}
