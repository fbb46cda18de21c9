import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { useLiveText } from '../../ui/use-live-text.ts';

/** The field at the top of a search; what is typed is searched for as soon as typing pauses. */
export function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText, tellNow] = useLiveText(q, onSearch);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        tellNow();
        // On a phone the keyboard goes away, so that what was found is in sight.
        input.current?.blur();
      }}
      className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-1.5 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent"
    >
      <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <input
        ref={input}
        type="search"
        aria-label={t('search.field')}
        placeholder={t('search.placeholder')}
        // biome-ignore lint/a11y/noAutofocus: an empty search is opened in order to type
        autoFocus={q === ''}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={tellNow}
        className="h-13 min-w-0 flex-1 bg-transparent text-lg text-ellipsis placeholder:text-faint focus:outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      {text !== '' && (
        <IconButton
          label={t('common.clear')}
          icon={<X />}
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        />
      )}
    </form>
  );
}
