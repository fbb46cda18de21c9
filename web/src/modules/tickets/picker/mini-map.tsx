import { useEffect, useRef } from 'react';
import { fitted, type Point, type Size, seenBox, toMap, toScreen, type View } from '../canvas/view.ts';
import type { Scene } from './layer.ts';
import { drawArea, drawSections } from './scenery.ts';
import { hallBox } from './seat-canvas.ts';

const ROOM: Size = { width: 104, height: 92 };

type Props = {
  scene: Scene;
  /** What is free has changed. */
  version: number;
  view: View;
  size: Size;
  home: View;
  onGo: (point: Point) => void;
};

/** Where in the hall one is: shown while only a part of it is to be seen. A press goes there. */
export function MiniMap({ scene, version, view, size, home, onGo }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const small = fitted(hallBox(scene.plan), ROOM, 6);
  const isAway = view.scale > home.scale * 1.25;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn again when what is free has changed
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null || !isAway) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const inDevice = { x: small.x * ratio, y: small.y * ratio, scale: small.scale * ratio };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = scene.style.paper;
    context.fillRect(0, 0, ROOM.width * ratio, ROOM.height * ratio);
    const bare = { ...scene, nameOf: () => '', stageName: '' };
    drawArea(context, bare, inDevice, ratio);
    drawSections(context, bare, { view: inDevice, detail: 'sections' }, ratio);
  }, [scene, version, isAway]);
  if (!isAway) return null;
  const seen = seenBox(view, size);
  const corner = toScreen(small, seen);
  const ratio = Math.min(2, devicePixelRatio || 1);
  return (
    // Pointing alone: whoever uses the keys moves the map itself.
    <div
      aria-hidden="true"
      onPointerDown={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        onGo(toMap(small, { x: event.clientX - left, y: event.clientY - top }));
      }}
      className="absolute top-3 left-3 overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
      style={ROOM}
    >
      <canvas ref={canvas} width={ROOM.width * ratio} height={ROOM.height * ratio} className="size-full" />
      <div
        className="absolute rounded-sm border-2 border-accent"
        style={{
          left: corner.x,
          top: corner.y,
          width: seen.width * small.scale,
          height: seen.height * small.scale,
        }}
      />
    </div>
  );
}
