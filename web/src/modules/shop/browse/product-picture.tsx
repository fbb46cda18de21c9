import type { Picture } from '../../../api/types.ts';
import { cx } from '../../../ui/cx.ts';
import { PosterImage } from '../../../ui/poster-image.tsx';

type Props = {
  picture: Picture | null;
  seed: string;
  sizes: string;
  eager?: boolean;
  className?: string;
};

/** A square picture of a product; without one, a cloth that is always the same for it. */
export function ProductPicture({ picture, seed, sizes, eager = false, className }: Props) {
  return (
    <span className={cx('relative block aspect-square overflow-hidden bg-sunken', className)}>
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
