import { Popover as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type PopoverProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
  label: string;
  align?: 'start' | 'end';
  /** For a few short lines. */
  narrow?: boolean;
  children: ReactNode;
};

/** A small window beside what opened it, for a look that is not worth a page. Escape gives the keyboard back. */
export function Popover({
  open,
  onOpenChange,
  trigger,
  label,
  align = 'end',
  narrow = false,
  children,
}: PopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={8}
          collisionPadding={12}
          className={cx(
            'z-50 flex max-h-[min(36rem,var(--radix-popover-content-available-height))] animate-pop flex-col overflow-hidden rounded-3xl border border-line bg-surface shadow-lift focus:outline-none',
            narrow ? 'w-[min(17rem,calc(100vw-1.5rem))]' : 'w-[min(26rem,calc(100vw-1.5rem))]',
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
