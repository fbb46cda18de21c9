import { cx } from './cx.ts';

const palette = [
  'bg-[#e2efe6] text-[#1d5a41] dark:bg-[#1d3a2d] dark:text-[#9ad9b8]',
  'bg-[#fae5d9] text-[#9c3a12] dark:bg-[#43281b] dark:text-[#ffb795]',
  'bg-[#e3ebf5] text-[#2a4f7c] dark:bg-[#1d2f45] dark:text-[#a6c8ee]',
  'bg-[#f5ecd0] text-[#6d5200] dark:bg-[#3a3015] dark:text-[#ecd083]',
  'bg-[#f1e2ea] text-[#7d2d55] dark:bg-[#3e1f30] dark:text-[#eda9ca]',
];

/** A person's first letter, always in the same colour for the same name. */
export function Avatar({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' | 'lg' }) {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full font-bold',
        size === 'sm' ? 'size-8 text-sm' : size === 'lg' ? 'size-14 text-xl' : 'size-11 text-base',
        palette[hash % palette.length],
      )}
    >
      {[...name][0] ?? '·'}
    </span>
  );
}
