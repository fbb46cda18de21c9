import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../api/search.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';

type Props = { q: string; onSearch: (q: string) => void; label: string; hasFocus?: boolean };

const PAUSE_MS = 220;

/** Searches while one types. */
export function PlaceSearch({ q, onSearch, label, hasFocus = false }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(q);
  const rested = useDebounced(cleaned(text), PAUSE_MS);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  // Another page of the history has other words.
  useEffect(() => {
    if (q === sent.current) return;
    sent.current = q;
    setText(q);
  }, [q]);
  useEffect(() => {
    if (rested === sent.current) return;
    sent.current = rested;
    latest.current(rested);
  }, [rested]);
  useEffect(() => {
    if (hasFocus) input.current?.focus();
  }, [hasFocus]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        sent.current = cleaned(text);
        onSearch(sent.current);
        input.current?.blur();
      }}
      className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-1.5 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent"
    >
      <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={100}
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="h-12 min-w-0 flex-1 bg-transparent text-base placeholder:text-faint focus:outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {text !== '' && (
        <IconButton
          label={t('common.clear')}
          icon={<X aria-hidden="true" />}
          onClick={() => {
            setText('');
            sent.current = '';
            onSearch('');
            input.current?.focus();
          }}
        />
      )}
    </form>
  );
}
