import { LoaderCircle, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';

export type PaletteItem = {
  id: string;
  label: ReactNode;
  /** A second, smaller line. */
  detail?: ReactNode;
  group: string;
  icon: ReactNode;
  run: () => void;
  /** An answer to what was typed before: shown until the new one is there, and never what Enter means by itself. */
  stale?: boolean;
};

type Props = {
  onClose: () => void;
  query: string;
  onQuery: (query: string) => void;
  items: PaletteItem[];
  /** More may come. */
  busy: boolean;
  /** Said above what was found. */
  note?: ReactNode;
};

/**
 * Go to any page, do any of the listed actions, find anything, without leaving the keyboard. It is on the page only
 * while it is open, so that nothing of the last time is in it.
 */
export function CommandPalette({ onClose, query, onQuery, items, busy, note }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // What one has moved to stays chosen while more comes in around it.
  const chosen = items.findIndex((item) => item.id === chosenId);
  const first = items.findIndex((item) => item.stale !== true);
  const active = chosen >= 0 ? chosen : first;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is what must stay in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  // Behind the last comes the first.
  const moveTo = (index: number) => setChosenId(items.at(index % items.length)?.id ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a Korean syllable first
    if (event.key === 'ArrowDown') moveTo(active + 1);
    else if (event.key === 'ArrowUp') moveTo(active - 1);
    else if (event.key === 'Enter') run(items[active]);
    else return;
    event.preventDefault();
  };
  const activeItem = items[active];

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[calc(100dvh-1.5rem)] max-w-xl animate-pop flex-col overflow-hidden rounded-3xl bg-surface shadow-lift sm:top-[10dvh] sm:max-h-[70dvh]"
        >
          <Dialog.Title className="sr-only">{t('shell.palette')}</Dialog.Title>
          <div className="flex items-center gap-3 border-b border-line pr-2 pl-5">
            {busy ? (
              <LoaderCircle aria-hidden="true" className="size-5 shrink-0 animate-spin text-muted" />
            ) : (
              <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
            )}
            <input
              // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-controls={`${id}-list`}
              aria-activedescendant={activeItem ? `${id}-${activeItem.id}` : undefined}
              aria-label={t('shell.paletteHint')}
              aria-busy={busy || undefined}
              placeholder={t('shell.paletteHint')}
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="go"
              maxLength={200}
              value={query}
              onChange={(event) => {
                onQuery(event.target.value);
                setChosenId(null);
              }}
              onKeyDown={onKeyDown}
              className="h-14 min-w-0 flex-1 bg-transparent text-lg placeholder:text-faint focus:outline-none"
            />
            {/* On a phone there is no Escape. */}
            <Dialog.Close className="tap shrink-0 rounded-xl px-3 font-semibold text-muted hover:bg-sunken sm:hidden">
              {t('common.close')}
            </Dialog.Close>
          </div>
          {note}
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={t('shell.palette')}
            className="overflow-y-auto overscroll-contain p-2"
          >
            {groupsOf(items).map(({ group, members }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
              <div key={group} role="group" aria-label={group}>
                <p aria-hidden="true" className="px-3 pt-3 pb-1 text-xs font-semibold text-muted">
                  {group}
                </p>
                {members.map((item) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the input above carries the keyboard
                  <div
                    key={item.id}
                    id={`${id}-${item.id}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={item === activeItem}
                    onClick={() => run(item)}
                    onPointerMove={() => setChosenId(item.id)}
                    className={cx(
                      'tap flex cursor-pointer items-center gap-3 rounded-xl px-3 py-1.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-muted',
                      item === activeItem && 'bg-sunken',
                      item.stale === true && 'opacity-55',
                    )}
                  >
                    {item.icon}
                    <span className="min-w-0">
                      <span className="block truncate">{item.label}</span>
                      {item.detail !== undefined && (
                        <span className="block truncate text-sm text-muted">{item.detail}</span>
                      )}
                    </span>
                  </div>
                ))}
              </div>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Ctrl/⌘ K opens the palette and closes it. */
export function usePaletteShortcut(open: boolean, onOpenChange: (open: boolean) => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      onOpenChange(!open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, onOpenChange]);
}

/** Neighbours of one group. */
function groupsOf(items: readonly PaletteItem[]): { group: string; members: PaletteItem[] }[] {
  const groups: { group: string; members: PaletteItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.group === item.group) last.members.push(item);
    else groups.push({ group: item.group, members: [item] });
  }
  return groups;
}
