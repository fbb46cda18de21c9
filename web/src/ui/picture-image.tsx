import type { Picture } from '../api/types.ts';

type Props = {
  picture: Picture;
  /** How wide it stands on the page, as the `sizes` of an image: the browser takes the smallest that is enough. */
  sizes: string;
  /** Empty where the words beside it say the same. */
  alt: string;
  className?: string | undefined;
  /** At the top of a page it is what people wait for. */
  eager?: boolean;
  onError?: () => void;
};

/** A stored picture: the browser chooses format and width. */
export function PictureImage({ picture, sizes, alt, className, eager = false, onError }: Props) {
  const setOf = (type: Picture['urls'][number]['type']) =>
    picture.urls
      .filter((one) => one.type === type)
      .map((one) => `${one.url} ${one.width}w`)
      .join(', ');
  const fallback = picture.urls.findLast((one) => one.type === 'image/webp');
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={setOf('image/avif')} sizes={sizes} />
      <img
        src={fallback?.url}
        srcSet={setOf('image/webp')}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        draggable={false}
        onError={onError}
        className={className}
      />
    </picture>
  );
}
