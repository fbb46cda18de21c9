import { Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { listenToGestures } from '../../../ui/canvas/gestures.ts';
import { type Box, type Point, pan, toMap, type View, zoomAt } from '../../../ui/canvas/view.ts';
import { placeAt } from '../canvas/seat-grid.ts';
import type { Scene } from './layer.ts';
import { MiniMap } from './mini-map.tsx';
import type { Marks } from './overlay.ts';
import { type SeatCanvas, seatCanvas } from './seat-canvas.ts';
import type { RoundSeats } from './use-round-seats.ts';

type Props = {
  scene: Scene;
  seats: RoundSeats;
  marks: Marks;
  onSeat: (seat: number) => void;
  /** Somewhere to stand was pressed. */
  onStanding?: (section: number) => void;
  onHover?: (seat: number | null, at: Point) => void;
  /** Dragging chooses what is inside; the map is moved with two fingers, the wheel and the keys. */
  drawsBox?: boolean;
  onBox?: (box: Box) => void;
  /** Moves there when it changes. */
  lookAt?: { readonly seats: readonly number[] } | null;
  label: string;
  className?: string;
};

/** From how many CSS pixels between neighbours on a finger, or the mouse, can mean one seat. */
const TOUCHABLE = 15;
const CLICKABLE = 7;
/** What a press from afar leads to. */
const NEAR = 27;
const MAX_RATIO = 2;

/** The hall on a canvas: moved, zoomed and pressed. Whoever cannot use it has the list; it says nothing to a screen reader. */
export function SeatMap(props: Props) {
  const { scene, seats, marks, lookAt = null, label, className } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLCanvasElement>(null);
  const map = useRef<SeatCanvas | null>(null);
  const [shown, setShown] = useState<SeatCanvas | null>(null);
  const watchers = useRef(new Set<() => void>());
  const [box, setBox] = useState<readonly [Point, Point] | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { plan } = scene;

  useEffect(() => {
    const canvas = element.current;
    const room = frame.current;
    if (canvas === null || room === null) return;
    // A frame is too short for React: whoever follows the view changes the page by themselves.
    const one = seatCanvas(canvas, latest.current.scene, () => {
      for (const watcher of watchers.current) watcher();
    });
    map.current = one;
    one.setMarks(latest.current.marks);
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = room;
      if (width > 0 && height > 0) one.resize({ width, height }, Math.min(MAX_RATIO, devicePixelRatio || 1));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(room);
    setShown(one);
    const seatAt = (point: Point) => {
      const { scale } = one.view();
      const found = placeAt(plan.grid, toMap(one.view(), point), Math.max(plan.spacing * 0.6, 12 / scale));
      return found === null ? null : plan.seated[found]!;
    };
    const stop = listenToGestures(canvas, {
      view: one.view,
      limits: one.limits,
      onView: (next) => one.setView(next),
      onTap: (point, isTouch) => {
        const standing = standingAt(latest.current.scene, toMap(one.view(), point));
        if (standing !== null) return latest.current.onStanding?.(standing);
        const pitch = plan.spacing * one.view().scale;
        if (pitch < (isTouch ? TOUCHABLE : CLICKABLE)) {
          one.setView(centred(one, point, NEAR / plan.spacing), true);
        } else {
          const seat = seatAt(point);
          if (seat !== null) latest.current.onSeat(seat);
        }
      },
      onHover: (point) => {
        const { onHover } = latest.current;
        if (onHover === undefined) return;
        const isNear = plan.spacing * one.view().scale >= CLICKABLE;
        onHover(point === null || !isNear ? null : seatAt(point), point ?? { x: 0, y: 0 });
      },
      drawsBox: () => latest.current.drawsBox === true,
      onBox: (from, to, isDone) => {
        setBox(isDone ? null : [from, to]);
        if (isDone) latest.current.onBox?.(boxOf(toMap(one.view(), from), toMap(one.view(), to)));
      },
    });
    return () => {
      stop();
      watch.disconnect();
      one.destroy();
      map.current = null;
    };
  }, [plan]);
  useEffect(() => map.current?.setScene(scene), [scene]);
  useEffect(() => map.current?.setMarks(marks), [marks]);
  useEffect(() => seats.onChange((changed) => map.current?.changed(changed)), [seats.onChange]);
  useEffect(() => {
    const one = map.current;
    const first = lookAt?.seats[0];
    if (one === null || lookAt === null || first === undefined) return;
    const x = lookAt.seats.reduce((sum, seat) => sum + plan.xs[seat]!, 0) / lookAt.seats.length;
    const y = lookAt.seats.reduce((sum, seat) => sum + plan.ys[seat]!, 0) / lookAt.seats.length;
    const scale = Math.max(one.view().scale, NEAR / plan.spacing);
    const { width, height } = one.size();
    one.setView({ scale, x: width / 2 - x * scale, y: height / 2 - y * scale }, true);
  }, [lookAt, plan]);

  const zoom = (factor: number) => {
    const one = map.current;
    if (one === null) return;
    const { width, height } = one.size();
    one.setView(zoomAt(one.view(), { x: width / 2, y: height / 2 }, factor, one.limits()), true);
  };
  const onKey = (event: KeyboardEvent) => {
    const one = map.current;
    const act = one === null ? undefined : KEYS[event.key];
    if (one === null || act === undefined) return;
    event.preventDefault();
    if (act === 'home') one.setView(one.home(), true);
    else if (typeof act === 'number') zoom(act);
    else one.setView(pan(one.view(), act[0] * 80, act[1] * 80));
  };
  return (
    <div ref={frame} className={className}>
      <canvas
        ref={element}
        role="img"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKey}
        className="absolute inset-0 block size-full touch-none select-none focus-visible:-outline-offset-4"
      />
      {box !== null && <Rubber from={box[0]} to={box[1]} />}
      <div className="absolute right-3 bottom-3 flex flex-col gap-2 rounded-full border border-line bg-surface/95 shadow-card">
        <IconButton label={t('ticketsBuying.map.nearer')} icon={<Plus />} onClick={() => zoom(1.6)} />
        <IconButton label={t('ticketsBuying.map.further')} icon={<Minus />} onClick={() => zoom(1 / 1.6)} />
        <IconButton
          label={t('ticketsBuying.map.whole')}
          icon={<Maximize />}
          onClick={() => map.current?.setView(map.current.home(), true)}
        />
      </div>
      {shown !== null && (
        <MiniMap scene={scene} version={seats.version} map={shown} watchers={watchers.current} />
      )}
    </div>
  );
}

const KEYS: Readonly<Record<string, 'home' | number | readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  '+': 1.4,
  '=': 1.4,
  '-': 1 / 1.4,
  '0': 'home',
  Home: 'home',
};

/** Nearer, with what was pressed in the middle. */
function centred(one: SeatCanvas, point: Point, scale: number): View {
  const { x, y } = toMap(one.view(), point);
  const { width, height } = one.size();
  return { scale, x: width / 2 - x * scale, y: height / 2 - y * scale };
}

function standingAt({ plan }: Scene, { x, y }: Point): number | null {
  const found = plan.sections.find(
    ({ section, box }) =>
      section.kind === 'standing' &&
      x >= box.x &&
      y >= box.y &&
      x <= box.x + box.width &&
      y <= box.y + box.height,
  );
  return found?.index ?? null;
}

const boxOf = (one: Point, other: Point): Box => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
});

function Rubber({ from, to }: { from: Point; to: Point }) {
  const { x, y, width, height } = boxOf(from, to);
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute border-2 border-accent border-dashed bg-accent/10"
      style={{ left: x, top: y, width, height }}
    />
  );
}
