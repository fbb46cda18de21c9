import type { Picture } from '../api/types.ts';
import { cx } from './cx.ts';
import { PosterImage } from './poster-image.tsx';

type ThumbProps = { picture: Picture | null; seed: string; size?: 'sm' | 'md' };

/** A product's picture beside its name, or a cloth of its own. */
export function Thumb({ picture, seed, size = 'md' }: ThumbProps) {
  return (
    <span
      className={cx(
        'block shrink-0 overflow-hidden rounded-xl bg-sunken',
        size === 'sm' ? 'size-10' : 'size-14',
      )}
    >
      <PosterImage poster={picture} seed={seed} sizes="3.5rem" className="size-full" />
    </span>
  );
}
