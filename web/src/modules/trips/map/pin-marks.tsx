import { memo } from 'react';
import type { Point } from '../../../ui/canvas/view.ts';
import type { Cluster } from './clusters.ts';
import { dayColour, NO_DAY } from './day-colours.ts';
import { KIND_ICONS } from './kind-icons.ts';
import { widthOf } from './labels.ts';
import type { MapPin } from './map-types.ts';

const DROP = 'M0,0C-3.4,-5.2 -13,-11.6 -13,-21A13,13 0 1 1 13,-21C13,-11.6 3.4,-5.2 0,0Z';
/** Of places: no day has it. */
const PLACE_COLOUR = { fill: 'light-dark(#1f4d44, #a8d8c8)', ink: 'light-dark(#fffdf6, #0e211c)' };

type MarkProps = { pin: MapPin; isSelected: boolean; isMarked: boolean; isFaded: boolean };

/** One pin, its point at the origin: with its number, or with the picture of its kind. */
export const PinMark = memo(function PinMark({ pin, isSelected, isMarked, isFaded }: MarkProps) {
  const colour =
    pin.day === undefined ? (pin.number === undefined ? PLACE_COLOUR : NO_DAY) : dayColour(pin.day);
  if (pin.kind === 'me') {
    return (
      <g data-pin={pin.id}>
        <circle r={17} fill="var(--info)" opacity={0.22} />
        <circle r={8} fill="var(--info)" stroke="var(--surface)" strokeWidth={3} />
      </g>
    );
  }
  const Icon = KIND_ICONS[pin.kind ?? 'place'];
  return (
    <g
      data-pin={pin.id}
      className="cursor-pointer"
      opacity={isFaded ? 0.35 : 1}
      transform={isSelected ? 'scale(1.28)' : undefined}
    >
      {/* As large as a finger. */}
      <circle cy={-20} r={20} fill="transparent" />
      {isMarked && <circle cy={-21} r={18} fill="none" stroke="var(--accent)" strokeWidth={3} />}
      <path
        d={DROP}
        style={{ fill: colour.fill }}
        stroke={isSelected ? 'var(--ink)' : 'var(--surface)'}
        strokeWidth={isSelected ? 2 : 1.6}
      />
      {pin.number === undefined ? (
        <Icon x={-8} y={-29} width={16} height={16} style={{ color: colour.ink }} />
      ) : (
        <text
          y={-21}
          dy="0.35em"
          textAnchor="middle"
          fontSize={pin.number > 99 ? 11 : 14}
          fontWeight={800}
          style={{ fill: colour.ink }}
          className="tnum select-none"
        >
          {pin.number}
        </text>
      )}
    </g>
  );
});

/** Several that would stand on each other: how many, and of which days. */
export const ClusterMark = memo(function ClusterMark({
  cluster,
  days,
  numbers,
  isMarked,
}: {
  cluster: Cluster;
  days: readonly number[];
  /** Its stops: `2–5`, where they follow each other on one day. */
  numbers: string | null;
  isMarked: boolean;
}) {
  const count = cluster.ids.length;
  const words = numbers === null ? String(count) : numbers;
  const radius = words.length > 2 ? 20 : words.length > 1 ? 18 : 15.5;
  const colour = days.length === 1 ? dayColour(days[0]!) : PLACE_COLOUR;
  const around = 2 * Math.PI * (radius + 3);
  return (
    <g data-cluster={cluster.id} className="cursor-pointer">
      <circle r={Math.max(22, radius + 6)} fill="transparent" />
      <circle
        r={radius + 5}
        fill="var(--surface)"
        stroke={isMarked ? 'var(--accent)' : 'none'}
        strokeWidth={3}
      />
      {days.length > 1 &&
        days.map((day, at) => (
          <circle
            key={day}
            r={radius + 3}
            fill="none"
            style={{ stroke: dayColour(day).fill }}
            strokeWidth={3}
            strokeDasharray={`${around / days.length - 2} ${around}`}
            transform={`rotate(${(360 * at) / days.length - 90})`}
          />
        ))}
      <circle r={radius} style={{ fill: colour.fill }} />
      <text
        dy="0.35em"
        textAnchor="middle"
        fontSize={14}
        fontWeight={800}
        style={{ fill: colour.ink }}
        className="tnum select-none"
      >
        {words}
      </text>
    </g>
  );
});

/** `mapWidth` is in CSS pixels. */
type TagProps = { at: Point; text: string; isAbove: boolean; mapWidth: number };

/** The name of a pin beside it, over all others, and whole where the map ends. */
export function NameTag({ at, text, isAbove, mapWidth }: TagProps) {
  const short = text.length > 24 ? `${text.slice(0, 23)}…` : text;
  const width = widthOf(short, 13) + 22;
  const room = width / 2 + 4;
  const x = Math.max(room, Math.min(at.x, mapWidth - room));
  return (
    <g transform={`translate(${x} ${at.y + (isAbove ? -61 : 18)})`} className="pointer-events-none">
      <rect x={-width / 2} y={-14} width={width} height={28} rx={14} fill="var(--ink)" />
      <text
        textAnchor="middle"
        dy="0.36em"
        fontSize={13}
        fontWeight={700}
        fill="var(--paper)"
        className="select-none"
      >
        {short}
      </text>
    </g>
  );
}
