import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../api/types.ts';
import { cx } from '../../../ui/cx.ts';
import { PictureImage } from '../../../ui/picture-image.tsx';

type Props = {
  /** What the pictures are of. */
  label: string;
  pictures: readonly { picture: Picture; alt: string }[];
  at: number;
  onAt: (index: number) => void;
  onClose: () => void;
  /** Said below the picture. */
  caption?: ReactNode;
};

const ZOOM = 2.4;
/** A finger that went so far has swiped. */
const SWIPE_PX = 48;
const roundClass =
  'inline-flex size-12 items-center justify-center rounded-full bg-white/12 text-white hover:bg-white/25 disabled:invisible [&>svg]:size-6';

/** Pictures on the whole screen: swiped, walked through, and magnified where one points. */
export function Lightbox({ label, pictures, at, onAt, onClose, caption }: Props) {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState<{ x: number; y: number } | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const shown = pictures[at];
  const show = (index: number) => {
    if (index < 0 || index >= pictures.length) return;
    setZoom(null);
    onAt(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') show(at + 1);
    else if (event.key === 'ArrowLeft') show(at - 1);
    else if (event.key === '+' || event.key === '=') setZoom({ x: 50, y: 50 });
    else if (event.key === '-') setZoom(null);
    else return;
    event.preventDefault();
  };
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const percent = (value: number, from: number, size: number) =>
      Math.max(0, Math.min(100, ((value - from) / size) * 100));
    return { x: percent(event.clientX, box.left, box.width), y: percent(event.clientY, box.top, box.height) };
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    start.current = null;
    if (from === null) return;
    const dx = event.clientX - from.x;
    const isTap = Math.abs(dx) < 8 && Math.abs(event.clientY - from.y) < 8;
    if (isTap) setZoom(zoom === null ? placeOf(event) : null);
    else if (zoom === null && Math.abs(dx) > SWIPE_PX) show(at + (dx < 0 ? 1 : -1));
  };
  if (shown === undefined) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade bg-[#0c0e0d]" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 flex flex-col text-white focus:outline-none"
        >
          <header className="flex items-center gap-2 p-3">
            <Dialog.Title className="min-w-0 flex-1 truncate px-2 font-semibold">{label}</Dialog.Title>
            <span aria-live="polite" className="tnum px-2 text-sm">
              {at + 1} / {pictures.length}
            </span>
            <button
              type="button"
              aria-pressed={zoom !== null}
              aria-label={t('shop.product.zoom')}
              onClick={() => setZoom(zoom === null ? { x: 50, y: 50 } : null)}
              className={roundClass}
            >
              {zoom === null ? <ZoomIn aria-hidden="true" /> : <ZoomOut aria-hidden="true" />}
            </button>
            <Dialog.Close aria-label={t('common.close')} className={roundClass}>
              <X aria-hidden="true" />
            </Dialog.Close>
          </header>
          <div
            className={cx(
              'relative min-h-0 flex-1 touch-none overflow-hidden select-none',
              zoom === null ? 'cursor-zoom-in' : 'cursor-zoom-out',
            )}
            onPointerDown={(event) => {
              start.current = { x: event.clientX, y: event.clientY };
            }}
            onPointerMove={(event) => zoom !== null && setZoom(placeOf(event))}
            onPointerUp={onPointerUp}
          >
            <div
              className="absolute inset-0 transition-transform duration-150"
              style={
                zoom === null
                  ? undefined
                  : { transform: `scale(${ZOOM})`, transformOrigin: `${zoom.x}% ${zoom.y}%` }
              }
            >
              <PictureImage
                key={at}
                picture={shown.picture}
                sizes={zoom === null ? '100vw' : '240vw'}
                alt={shown.alt}
                eager
                className="size-full animate-fade object-contain"
              />
            </div>
          </div>
          <div className="flex items-center justify-between gap-3 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
            <button
              type="button"
              aria-label={t('shop.product.previousPicture')}
              disabled={at === 0}
              onClick={() => show(at - 1)}
              className={roundClass}
            >
              <ChevronLeft aria-hidden="true" />
            </button>
            <div className="min-w-0 flex-1 text-center text-sm">{caption}</div>
            <button
              type="button"
              aria-label={t('shop.product.nextPicture')}
              disabled={at === pictures.length - 1}
              onClick={() => show(at + 1)}
              className={roundClass}
            >
              <ChevronRight aria-hidden="true" />
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
