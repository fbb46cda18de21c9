import { Search } from 'lucide-react';

type Props = { label: string; value: string; onChange: (text: string) => void };

/** A field of search inside a dialog. */
export function FilterField({ label, value, onChange }: Props) {
  return (
    <div className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface px-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
      <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <input
        type="search"
        // biome-ignore lint/a11y/noAutofocus: the dialog is opened in order to type
        autoFocus
        aria-label={label}
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-12 min-w-0 flex-1 bg-transparent placeholder:text-faint focus:outline-none"
      />
    </div>
  );
}
