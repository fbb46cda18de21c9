import { useState } from 'react';
import type { Picture } from '../api/types.ts';
import { cx } from './cx.ts';
import { Jogakbo } from './jogakbo.tsx';
import { PictureImage } from './picture-image.tsx';

type Props = {
  poster: Picture | null;
  /** Of the cloth that stands there without one. */
  seed: string;
  /** See `PictureImage`. */
  sizes: string;
  className?: string | undefined;
  eager?: boolean;
};

/** A poster that fills its frame, or a cloth of its own. Decoration: the words beside it say what it is about. */
export function PosterImage({ poster, seed, sizes, className, eager = false }: Props) {
  const [missing, setMissing] = useState<Picture | null>(null);
  if (poster === null || poster === missing) return <Jogakbo seed={seed} {...(className && { className })} />;
  return (
    <PictureImage
      picture={poster}
      sizes={sizes}
      alt=""
      eager={eager}
      onError={() => setMissing(poster)}
      className={cx('bg-sunken object-cover', className)}
    />
  );
}
