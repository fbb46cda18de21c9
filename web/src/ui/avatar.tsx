import { useState } from 'react';
import type { Picture } from '../api/types.ts';
import { cx } from './cx.ts';
import { PictureImage } from './picture-image.tsx';

const palette = [
  'bg-[#e2efe6] text-[#1d5a41] dark:bg-[#1d3a2d] dark:text-[#9ad9b8]',
  'bg-[#fae5d9] text-[#9c3a12] dark:bg-[#43281b] dark:text-[#ffb795]',
  'bg-[#e3ebf5] text-[#2a4f7c] dark:bg-[#1d2f45] dark:text-[#a6c8ee]',
  'bg-[#f5ecd0] text-[#6d5200] dark:bg-[#3a3015] dark:text-[#ecd083]',
  'bg-[#f1e2ea] text-[#7d2d55] dark:bg-[#3e1f30] dark:text-[#eda9ca]',
];
const sizes = {
  sm: { box: 'size-8 text-sm', width: '2rem' },
  md: { box: 'size-11 text-base', width: '2.75rem' },
  lg: { box: 'size-14 text-xl', width: '3.5rem' },
  xl: { box: 'size-24 text-4xl', width: '6rem' },
};

type Props = { name: string; picture?: Picture | null | undefined; size?: keyof typeof sizes };

/** A person's picture; else their first letter, always in the same colour for the same name. */
export function Avatar({ name, picture = null, size = 'md' }: Props) {
  // One that was taken off meanwhile: the letter is always there.
  const [missing, setMissing] = useState<Picture | null>(null);
  const shown = picture !== null && picture !== missing;
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (
    <span
      aria-hidden="true"
      className={cx(
        'relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-bold',
        sizes[size].box,
        palette[hash % palette.length],
      )}
    >
      {[...name][0] ?? '·'}
      {shown && (
        <PictureImage
          picture={picture}
          sizes={sizes[size].width}
          alt=""
          onError={() => setMissing(picture)}
          className="absolute inset-0 size-full bg-sunken object-cover"
        />
      )}
    </span>
  );
}
