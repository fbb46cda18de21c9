import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { controlClass } from '../../../../ui/field.tsx';

type AddLineProps = { label: string; placeholder: string; onAdd: (text: string) => void };

/** One line after the other: Enter adds it, and the next may be typed. */
export function AddLine({ label, placeholder, onAdd }: AddLineProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  return (
    <form onSubmit={submit} className="flex gap-2 print:hidden">
      <input
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={controlClass}
      />
      <Button
        type="submit"
        icon={<Plus aria-hidden="true" className="size-5" />}
        disabled={text.trim() === ''}
      >
        {t('trips.add.button')}
      </Button>
    </form>
  );
}
