import type { Picture } from '../../../api/types.ts';
import { cx } from '../../../ui/cx.ts';
import { PosterImage } from '../../../ui/poster-image.tsx';

type Props = {
  picture: Picture | null;
  seed: string;
  sizes: string;
  eager?: boolean;
  /** Of the frame, instead of a square. */
  shape?: string;
  className?: string;
};

/** A picture of a product; without one, a cloth that is always the same for it. */
export function ProductPicture(props: Props) {
  const { picture, seed, sizes, eager = false, shape = 'aspect-square', className } = props;
  return (
    <span className={cx('relative block overflow-hidden bg-sunken', shape, className)}>
      <PosterImage
        poster={picture}
        seed={seed}
        sizes={sizes}
        eager={eager}
        className="absolute inset-0 size-full"
      />
    </span>
  );
}
