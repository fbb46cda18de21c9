import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';

export type PaletteItem = {
  id: string;
  label: string;
  group: string;
  icon: ReactNode;
  keywords?: string;
  run: () => void;
};

type Props = { open: boolean; onOpenChange: (open: boolean) => void; items: PaletteItem[] };

/** Ctrl/⌘ K: go to any page, do any of the listed actions, without leaving the keyboard. */
export function CommandPalette({ open, onOpenChange, items }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      onOpenChange(!open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, onOpenChange]);
  useEffect(() => {
    if (!open) return;
    setQuery('');
    setActive(0);
  }, [open]);

  const needle = query.trim().toLowerCase();
  const found = items.filter((item) => `${item.label} ${item.keywords ?? ''}`.toLowerCase().includes(needle));
  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onOpenChange(false);
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a Korean syllable first
    if (event.key === 'ArrowDown') setActive((index) => Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') run(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10dvh] z-50 mx-auto flex max-h-[70dvh] max-w-xl animate-pop flex-col overflow-hidden rounded-3xl bg-surface shadow-lift"
        >
          <Dialog.Title className="sr-only">{t('shell.palette')}</Dialog.Title>
          <div className="flex items-center gap-3 border-b border-line px-5">
            <Search aria-hidden="true" className="size-5 text-muted" />
            <input
              // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={found[active] ? `${id}-${found[active].id}` : undefined}
              aria-label={t('shell.paletteHint')}
              placeholder={t('shell.paletteHint')}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-14 flex-1 bg-transparent text-lg placeholder:text-faint focus:outline-none"
            />
          </div>
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={t('shell.palette')}
            className="overflow-y-auto p-2"
          >
            {found.length === 0 && (
              <p className="px-4 py-8 text-center text-muted">{t('shell.paletteNone')}</p>
            )}
            {found.map((item, index) => (
              <div key={item.id}>
                {item.group !== found[index - 1]?.group && (
                  <p className="px-3 pt-3 pb-1 text-xs font-semibold text-muted">{item.group}</p>
                )}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above carries the keyboard */}
                <div
                  id={`${id}-${item.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  onClick={() => run(item)}
                  onPointerMove={() => setActive(index)}
                  className={cx(
                    'tap flex cursor-pointer items-center gap-3 rounded-xl px-3 [&>svg]:size-5 [&>svg]:text-muted',
                    index === active && 'bg-sunken',
                  )}
                >
                  {item.icon}
                  {item.label}
                </div>
              </div>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
