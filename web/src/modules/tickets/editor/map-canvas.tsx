import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../i18n/use-local.ts';
import { toMap } from '../../../ui/canvas/view.ts';
import { handlesOf } from './handles.ts';
import { hit } from './hit.ts';
import { counts } from './index-of.ts';
import { paint } from './paint.ts';
import type { Ghost } from './scene.ts';
import { around, ofSeats } from './selection.ts';
import type { Editor } from './use-editor.ts';
import { usePalette } from './use-palette.ts';
import { usePointer } from './use-pointer.ts';
import type { ViewStore } from './use-view.ts';

type Props = {
  editor: Editor;
  views: ViewStore;
  /** Seats with something wrong about them. */
  faulty: ReadonlySet<number>;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** The hall. It is painted when something changes, once a frame at the most. */
export function MapCanvas({ editor, views, faulty, onKeyDown }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const hintId = useId();
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ghost = useRef<Ghost | null>(null);
  const palette = usePalette();
  const stageName = t('ticketsAdmin.map.stage');
  const scene = useRef({ faulty, palette, stageName, say });
  scene.current = { faulty, palette, stageName, say };
  const { latest } = editor;

  const requested = useRef(0);
  const request = useCallback(() => {
    if (requested.current !== 0) return;
    requested.current = requestAnimationFrame(() => {
      requested.current = 0;
      const context = canvas.current?.getContext('2d');
      if (!context) return;
      const { drawing, selection, settings, cursorId } = latest.current;
      const view = views.get();
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      paint(context, {
        ...scene.current,
        ...{ drawing, selection, cursorId, view },
        handles: handlesOf(drawing, selection, view.scale),
        ghost: ghost.current,
        screen: views.screen(),
        gridStep: settings.isGridShown ? Math.max(5, settings.snap) * 2 : 0,
      });
    });
  }, [latest, views]);
  useEffect(
    () => () => {
      cancelAnimationFrame(requested.current);
      requested.current = 0;
    },
    [],
  );
  useEffect(() => views.subscribe(request), [views, request]);
  // Whatever React paints again, the canvas does as well.
  useEffect(request);

  useEffect(() => {
    const [outer, inner] = [frame.current, canvas.current];
    if (outer === null || inner === null) return;
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = outer;
      inner.width = Math.round(width * devicePixelRatio);
      inner.height = Math.round(height * devicePixelRatio);
      views.resize({ width, height });
    });
    watch.observe(outer);
    return () => watch.disconnect();
  }, [views]);

  useEffect(() => {
    const outer = frame.current;
    // A listener of React's could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
      const size = event.deltaMode === 1 ? 30 : 1;
      views.zoom(Math.exp((-event.deltaY * size) / (event.ctrlKey ? 120 : 400)), {
        x: event.clientX - left,
        y: event.clientY - top,
      });
    };
    outer?.addEventListener('wheel', onWheel, { passive: false });
    return () => outer?.removeEventListener('wheel', onWheel);
  }, [views]);

  const pointer = usePointer({
    editor,
    views,
    onGhost: (next) => {
      ghost.current = next;
      request();
    },
    say: (rows, count) =>
      rows === 1
        ? t('ticketsAdmin.map.seatsCount', { count })
        : t('ticketsAdmin.map.blockText', { rows, seats: count }),
  });
  const total = useMemo(() => counts(editor.drawing).total, [editor.drawing]);
  return (
    <section
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes keys as a whole
      tabIndex={0}
      aria-roledescription={t('ticketsAdmin.map.drawing')}
      aria-label={t('ticketsAdmin.map.canvasLabel', { count: total })}
      aria-describedby={hintId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') pointer.cancel();
        onKeyDown(event);
      }}
      onDoubleClick={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const { drawing, settings, tool } = latest.current;
        if (tool !== 'select') return;
        const point = toMap(views.get(), { x: event.clientX - left, y: event.clientY - top });
        const [first] = hit(drawing, point, views.get().scale, 'seat')?.seats ?? [];
        if (first === undefined) return;
        editor.choose(ofSeats(around(drawing, first, settings.reach === 'seat' ? 'row' : 'section')));
      }}
      {...pointer.props}
      className="relative size-full min-h-80 touch-none overflow-hidden rounded-2xl border border-line bg-sunken"
      style={{ cursor: editor.tool === 'hand' ? 'grab' : editor.tool === 'select' ? 'default' : 'crosshair' }}
    >
      <canvas ref={canvas} className="pointer-events-none block size-full" />
      <p id={hintId} className="sr-only">
        {t('ticketsAdmin.map.canvasHint')}
      </p>
    </section>
  );
}
