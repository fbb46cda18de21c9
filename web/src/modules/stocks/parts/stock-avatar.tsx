import { cx } from '../../../ui/cx.ts';

const sizes = {
  sm: 'size-8 rounded-xl text-xs',
  md: 'size-11 rounded-2xl text-sm',
  lg: 'size-14 rounded-2xl text-lg',
};
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Two letters of a Korean name, the initials of an English one. */
export function markOf(name: string): string {
  const words = name.trim().split(/\s+/);
  if (/^[a-z]/i.test(name.trim())) {
    const letters =
      words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [...name.trim()].slice(0, 2);
    return letters.join('').toUpperCase();
  }
  return [...(words[0] ?? '')].slice(0, 2).join('');
}

type Props = { name: string; color: string; size?: keyof typeof sizes };

/** A company's mark: its own colour and the first letters of its name. The name itself stands beside it. */
export function StockAvatar({ name, color, size = 'md' }: Props) {
  const own = COLOUR.test(color) ? color : '#57605a';
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex shrink-0 items-center justify-center font-extrabold tracking-tight text-white',
        sizes[size],
      )}
      // Its letters are white on any colour: the colour is darkened until they can be read.
      style={{ backgroundColor: `color-mix(in oklab, ${own} 78%, #14181a)` }}
    >
      {markOf(name)}
    </span>
  );
}
