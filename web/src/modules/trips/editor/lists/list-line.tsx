import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { BareCheckbox } from '../../../../ui/checkbox.tsx';
import { cx } from '../../../../ui/cx.ts';
import { controlClass } from '../../../../ui/field.tsx';

type ListLineProps = {
  text: string;
  isChecked: boolean;
  canEdit: boolean;
  onCheck: (isChecked: boolean) => void;
  onText: (text: string) => void;
  onRemove: () => void;
  children?: ReactNode;
};

/** A line that is ticked off; pressed, its text can be changed. */
export function ListLine({ text, isChecked, canEdit, onCheck, onText, onRemove, children }: ListLineProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== '' && draft.trim() !== text) onText(draft.trim());
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
            if (event.key === 'Enter') save();
            else if (event.key === 'Escape') setDraft(null);
          }}
          className={cx(controlClass, 'min-w-0 flex-1')}
        />
      ) : (
        <button
          type="button"
          disabled={!canEdit}
          onClick={() => setDraft(text)}
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
