import { GripVertical } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

/** What a member of a list is dragged by; with the arrow keys it moves, too. */
export function Grip({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        'inline-flex size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-xl text-muted hover:bg-sunken hover:text-ink active:cursor-grabbing',
        className,
      )}
    >
      <GripVertical aria-hidden="true" className="size-5" />
    </button>
  );
}
