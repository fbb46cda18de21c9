import type { Picture } from '../../../api/types.ts';
import { cx } from '../../../ui/cx.ts';
import { PosterImage } from '../../../ui/poster-image.tsx';

type Props = {
  poster: Picture | null;
  /** Of the cloth that hangs there without one. */
  seed: string;
  sizes: string;
  eager?: boolean;
  className?: string | undefined;
};

/** A poster as it hangs at a theatre: three by four. */
export function Poster({ poster, seed, sizes, eager = false, className }: Props) {
  return (
    <span className={cx('relative block aspect-[3/4] overflow-hidden bg-sunken', className)}>
      <PosterImage
        poster={poster}
        seed={seed}
        sizes={sizes}
        eager={eager}
        className="absolute inset-0 size-full"
      />
    </span>
  );
}
