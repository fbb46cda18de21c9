import { useEffect, useMemo, useRef } from 'react';
import { fitted, type Size, seenBox, toMap, toScreen } from '../../../ui/canvas/view.ts';
import type { Scene } from './layer.ts';
import { drawArea, drawSections } from './scenery.ts';
import { hallBox, type SeatCanvas } from './seat-canvas.ts';

const ROOM: Size = { width: 104, height: 92 };
/** Shown while so much less than the whole hall is to be seen. */
const AWAY = 1.25;

type Props = {
  scene: Scene;
  /** What is free has changed. */
  version: number;
  map: SeatCanvas;
  /** Called whenever the view has moved. */
  watchers: Set<() => void>;
};

/** Where in the hall one is, while only a part of it is to be seen. A press goes there. */
export function MiniMap({ scene, version, map, watchers }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  const small = useMemo(() => fitted(hallBox(scene.plan), ROOM, 6), [scene.plan]);
  const ratio = Math.min(2, devicePixelRatio || 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn again when what is free has changed
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const inDevice = { x: small.x * ratio, y: small.y * ratio, scale: small.scale * ratio };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = scene.style.paper;
    context.fillRect(0, 0, ROOM.width * ratio, ROOM.height * ratio);
    const bare = { ...scene, nameOf: () => '', stageName: '' };
    drawArea(context, bare, inDevice, ratio);
    drawSections(context, bare, { view: inDevice, detail: 'sections' }, ratio);
  }, [scene, version, small, ratio]);
  useEffect(() => {
    const follow = () => {
      const [frame, part] = [box.current, seen.current];
      if (frame === null || part === null) return;
      const view = map.view();
      const isAway = view.scale > map.home().scale * AWAY;
      frame.hidden = !isAway;
      if (!isAway) return;
      const there = seenBox(view, map.size());
      const { x, y } = toScreen(small, there);
      // Moved and stretched without laying out the page: this runs with every frame.
      part.style.transform = `translate(${x}px, ${y}px) scale(${there.width * small.scale}, ${there.height * small.scale})`;
    };
    follow();
    watchers.add(follow);
    return () => void watchers.delete(follow);
  }, [map, watchers, small]);
  return (
    // Pointing alone: whoever uses the keys moves the map itself.
    <div
      ref={box}
      hidden
      aria-hidden="true"
      onPointerDown={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const point = toMap(small, { x: event.clientX - left, y: event.clientY - top });
        const { width, height } = map.size();
        const { scale } = map.view();
        map.setView({ scale, x: width / 2 - point.x * scale, y: height / 2 - point.y * scale });
      }}
      className="absolute top-3 left-3 overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
      style={ROOM}
    >
      <canvas ref={canvas} width={ROOM.width * ratio} height={ROOM.height * ratio} className="size-full" />
      <div ref={seen} className="absolute top-0 left-0 size-px origin-top-left bg-accent/35" />
    </div>
  );
}
