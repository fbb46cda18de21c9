import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';

export type Offer = { id: string; content: ReactNode; go: () => void };

type Props = {
  label: string;
  placeholder: string;
  /** What the list below is called. */
  offersLabel: string;
  text: string;
  onText: (text: string) => void;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** What fits what is typed so far. */
  offers: readonly Offer[];
  /** Looks for what is typed, where none of the offers was meant. */
  onSearch: () => void;
};

/** A field that offers while one types: arrows walk through the offers, Escape closes them. */
export function SearchBox({
  label,
  placeholder,
  offersLabel,
  text,
  onText,
  isOpen,
  onOpen,
  offers,
  onSearch,
}: Props) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(-1);
  const open = (next: boolean) => {
    onOpen(next);
    if (!next) setActive(-1);
  };
  const choose = (offer: Offer | undefined) => {
    open(false);
    input.current?.blur();
    if (offer === undefined) onSearch();
    else offer.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a Korean syllable first
    if (event.key === 'Escape' && isOpen) open(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      open(true);
      // One place more than there are offers: the field itself.
      const places = offers.length + 1;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else return;
    event.preventDefault();
  };
  const isShown = isOpen && offers.length > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        choose(isShown ? offers[active] : undefined);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) open(false);
      }}
      className="relative z-20"
    >
      <div className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-1.5 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <input
          ref={input}
          type="search"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
          aria-label={label}
          placeholder={placeholder}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          value={text}
          onFocus={() => open(true)}
          onChange={(event) => {
            onText(event.target.value);
            open(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-base text-ellipsis placeholder:text-faint focus:outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        {text !== '' && (
          <IconButton
            label={t('common.clear')}
            icon={<X aria-hidden="true" />}
            onClick={() => {
              onText('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={offersLabel}
        className={cx(
          'absolute inset-x-0 top-full mt-2 max-h-[60dvh] overflow-y-auto rounded-2xl border border-line bg-surface p-2 shadow-lift',
          !isShown && 'hidden',
        )}
      >
        {isShown &&
          offers.map((offer, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above carries the keyboard
            <div
              key={offer.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The field must not lose the keyboard before the press has ended.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(index)}
              onClick={() => choose(offer)}
              className={cx(
                'tap flex cursor-pointer items-center gap-3 rounded-xl px-3 py-1.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-muted',
                index === active && 'bg-sunken',
              )}
            >
              {offer.content}
            </div>
          ))}
      </div>
    </form>
  );
}
