import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** From the market's front to the list of what is looked for. */
export function StockSearch({ season }: { season?: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const search = { ...(season !== undefined && { season }), ...(q.trim() !== '' && { q: q.trim() }) };
        void navigate({ to: '/stocks/all', search });
      }}
      className="mb-6"
    >
      <SearchInput value={q} onChange={setQ} label={t('stocks.search')} />
    </form>
  );
}

type Props = { value: string; onChange: (q: string) => void; onBlur?: () => void; label: string };

export function SearchInput({ value, onChange, onBlur, label }: Props) {
  return (
    <div className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-4 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
      <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={60}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        className="tap min-w-0 flex-1 bg-transparent text-base placeholder:text-faint focus:outline-none"
      />
    </div>
  );
}
