import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string | undefined;
  children?: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
};

/** A dialog on a wide screen, a sheet from below on a phone. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  wide = false,
}: DialogProps) {
  const { t } = useTranslation();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45 backdrop-blur-[2px]" />
        <Primitive.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onEscapeKeyDown={(event) => {
            // It closes the open list of a field in here first.
            const { target } = event;
            if (target instanceof Element && target.matches('[role=combobox][aria-expanded=true]')) {
              event.preventDefault();
            }
          }}
          className={cx(
            'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full animate-sheet flex-col rounded-t-3xl bg-surface shadow-lift focus:outline-none',
            'sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[88dvh] sm:rounded-3xl',
            wide ? 'sm:max-w-2xl' : 'sm:max-w-md',
          )}
        >
          <div
            aria-hidden="true"
            className="mx-auto mt-2.5 h-1 w-10 rounded-full bg-line-strong/50 sm:hidden"
          />
          <header className="flex items-start gap-2 px-6 pt-4 pb-3 sm:pt-6">
            <div className="flex-1">
              <Primitive.Title className="text-xl font-bold">{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label={t('common.close')} icon={<X />} className="-mt-1.5 -mr-2" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6 empty:hidden">{children}</div>
          {footer !== undefined && (
            <footer className="flex gap-3 border-t border-line px-6 py-4 pb-[max(1rem,env(safe-area-inset-bottom))] [&>*]:flex-1">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
