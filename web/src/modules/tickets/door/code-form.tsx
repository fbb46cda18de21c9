import { CornerDownLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';

/**
 * Where codes are typed, by people and by scanners, which end with Enter. On a desk it keeps the focus, so that a scanner
 * always types into it; on a phone that would keep the keyboard open.
 */
export function CodeForm({ onCode, isPaused }: { onCode: (code: string) => void; isPaused: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isPaused || !window.matchMedia('(pointer: fine)').matches) return;
    field.current?.focus();
    const back = (event: KeyboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;
      if (!isElsewhere && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
        field.current?.focus();
    };
    window.addEventListener('keydown', back);
    return () => window.removeEventListener('keydown', back);
  }, [isPaused]);
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const code = text.trim();
        if (code === '') return;
        setText('');
        onCode(code);
        if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
      }}
    >
      <div className="min-w-0 flex-1">
        <Field
          ref={field}
          label={t('ticketsDoor.door.code')}
          placeholder={t('ticketsDoor.door.codeHint')}
          value={text}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          lang="en"
          enterKeyHint="go"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button type="submit" icon={<CornerDownLeft aria-hidden="true" className="size-5" />}>
        {t('ticketsDoor.door.check')}
      </Button>
    </form>
  );
}
