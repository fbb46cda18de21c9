import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { BareCheckbox } from '../../../../ui/checkbox.tsx';
import { cx } from '../../../../ui/cx.ts';
import { controlClass } from '../../../../ui/field.tsx';

type ListLineProps = {
  text: string;
  isChecked: boolean;
  canEdit: boolean;
  /** The trip's sequence as this page shows it. */
  seen: number;
  onCheck: (isChecked: boolean) => void;
  /** @param since what was seen when the writing began: whoever changed the same since then is not overwritten */
  onText: (text: string, since: number) => void;
  onRemove: () => void;
  children?: ReactNode;
};

/** A line that is ticked off; pressed, its text can be changed. */
export function ListLine(props: ListLineProps) {
  const { text, isChecked, canEdit, seen, onCheck, onText, onRemove, children } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const since = useRef(seen);
  /** Whoever ends it with a key goes on from here with the keyboard. */
  const comesBack = useRef(false);
  const begin = () => {
    since.current = seen;
    setDraft(text);
  };
  const save = () => {
    if (draft !== null && draft.trim() !== '' && draft.trim() !== text) onText(draft.trim(), since.current);
    setDraft(null);
  };
  return (
    <li className="flex min-h-13 items-center gap-1">
      <BareCheckbox label={text} checked={isChecked} disabled={!canEdit} onChange={onCheck} />
      {draft !== null ? (
        <input
          aria-label={t('trips.lists.edit', { name: text })}
          // biome-ignore lint/a11y/noAutofocus: it was pressed to be written in
          autoFocus
          maxLength={200}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            comesBack.current = event.key === 'Enter' || event.key === 'Escape';
            if (!comesBack.current) return;
            // The same key would press the button that is there next.
            event.preventDefault();
            if (event.key === 'Enter') save();
            else setDraft(null);
          }}
          className={cx(controlClass, 'min-w-0 flex-1')}
        />
      ) : (
        <button
          type="button"
          disabled={!canEdit}
          onClick={begin}
          ref={(button) => {
            if (button === null || !comesBack.current) return;
            comesBack.current = false;
            button.focus();
          }}
          className={cx(
            'min-h-11 min-w-0 flex-1 rounded-lg px-1 text-left break-words',
            isChecked && 'text-muted line-through',
          )}
        >
          {text}
        </button>
      )}
      {children}
      {canEdit && (
        <IconButton
          label={t('trips.lists.remove', { name: text })}
          icon={<X aria-hidden="true" />}
          onClick={onRemove}
          className="text-muted print:hidden"
        />
      )}
    </li>
  );
}
