import { ChevronLeft, ChevronRight, Expand } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { Jogakbo } from '../../../ui/jogakbo.tsx';
import { PictureImage } from '../../../ui/picture-image.tsx';
import { Lightbox } from './lightbox.tsx';

const SIZES = '(min-width: 72rem) 34rem, (min-width: 48rem) 48vw, 100vw';
const arrowClass =
  'absolute top-1/2 hidden size-11 -translate-y-1/2 items-center justify-center rounded-full bg-surface/85 shadow-card backdrop-blur-sm hover:bg-surface sm:pointer-fine:flex disabled:invisible [&>svg]:size-5';

/** Pictures of a product: swiped, clicked through, walked through with arrows, and looked at closely. */
export function Gallery({ product, isFaded }: { product: Product; isFaded: boolean }) {
  const { t } = useTranslation();
  const local = useLocal();
  const strip = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [isClose, setIsClose] = useState(false);
  const { pictures } = product;
  const name = local(product.name);
  const show = (index: number) => {
    const element = strip.current;
    if (element === null || index < 0 || index >= pictures.length) return;
    element.scrollTo({ left: index * element.clientWidth, behavior: 'smooth' });
    setAt(index);
  };
  useEffect(() => {
    const element = strip.current;
    if (element === null) return;
    // A finger has moved it: the picture that covers most of the frame is the one.
    const look = () => setAt(Math.round(element.scrollLeft / Math.max(1, element.clientWidth)));
    element.addEventListener('scrollend', look);
    return () => element.removeEventListener('scrollend', look);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') show(at + 1);
    else if (event.key === 'ArrowLeft') show(at - 1);
    else return;
    event.preventDefault();
  };
  if (pictures.length === 0) {
    return (
      <div className="aspect-square overflow-hidden bg-sunken sm:rounded-3xl">
        <Jogakbo seed={product.productId} className="size-full" />
      </div>
    );
  }
  return (
    <section aria-label={t('shop.product.pictures')} aria-roledescription="carousel" onKeyDown={onKeyDown}>
      <div className="relative -mx-5 overflow-hidden bg-sunken sm:mx-0 sm:rounded-3xl">
        <div
          ref={strip}
          className={cx(
            'no-scrollbar flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain',
            isFaded && 'opacity-60 grayscale-[0.5]',
          )}
        >
          {pictures.map(({ picture, alt }, index) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of one product keep their order
              key={index}
              type="button"
              onClick={() => setIsClose(true)}
              aria-label={t('shop.product.enlarge', {
                alt: local(alt) || name,
                no: index + 1,
                count: pictures.length,
              })}
              tabIndex={index === at ? 0 : -1}
              className="relative aspect-square w-full shrink-0 cursor-zoom-in snap-center focus-visible:-outline-offset-4"
            >
              <PictureImage
                picture={picture}
                sizes={SIZES}
                alt=""
                eager={index === 0}
                className="absolute inset-0 size-full object-cover"
              />
            </button>
          ))}
        </div>
        <span className="tnum pointer-events-none absolute right-3 bottom-3 flex items-center gap-1.5 rounded-full bg-black/55 px-2.5 py-1 text-xs font-semibold text-white">
          <Expand aria-hidden="true" className="size-3.5" />
          {at + 1} / {pictures.length}
        </span>
        <button
          type="button"
          aria-label={t('shop.product.previousPicture')}
          disabled={at === 0}
          onClick={() => show(at - 1)}
          className={cx(arrowClass, 'left-3')}
        >
          <ChevronLeft aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label={t('shop.product.nextPicture')}
          disabled={at === pictures.length - 1}
          onClick={() => show(at + 1)}
          className={cx(arrowClass, 'right-3')}
        >
          <ChevronRight aria-hidden="true" />
        </button>
      </div>
      {pictures.length > 1 && (
        <ul className="no-scrollbar mt-3 hidden gap-2.5 overflow-x-auto p-1 sm:flex">
          {pictures.map(({ picture }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of one product keep their order
            <li key={index}>
              <button
                type="button"
                aria-label={t('shop.product.showPicture', { no: index + 1 })}
                aria-current={index === at || undefined}
                onClick={() => show(index)}
                className={cx(
                  'block size-18 overflow-hidden rounded-xl bg-sunken ring-offset-2 ring-offset-paper transition-shadow',
                  index === at ? 'ring-2 ring-ink' : 'opacity-75 hover:opacity-100',
                )}
              >
                <PictureImage picture={picture} sizes="4.5rem" alt="" className="size-full object-cover" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isClose && (
        <Lightbox
          label={name}
          pictures={pictures.map(({ picture, alt }) => ({ picture, alt: local(alt) || name }))}
          at={at}
          onAt={show}
          onClose={() => setIsClose(false)}
        />
      )}
    </section>
  );
}
