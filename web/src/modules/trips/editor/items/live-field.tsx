import { type ComponentProps, useCallback, useEffect, useRef, useState } from 'react';
import { Field, TextArea } from '../../../../ui/field.tsx';

/** Writing rests so long before it is saved. */
const REST_MS = 700;

type Saved = {
  value: string;
  /** The trip's sequence as this page shows it. */
  seen: number;
  /** @param since what was seen when the writing began: whoever changed the same since then is not overwritten */
  onSave: (next: string, since: number) => void;
};

/**
 * What is typed is mine until it is saved; what others change meanwhile is shown as soon as I am not typing. It is saved
 * when typing rests, and when the field is left.
 */
function useDraft({ value, seen, onSave }: Saved) {
  const [draft, setDraft] = useState<string | null>(null);
  const since = useRef(seen);
  const latest = useRef({ value, onSave, draft });
  latest.current = { value, onSave, draft };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useCallback(() => {
    clearTimeout(timer.current);
    const { draft, value, onSave } = latest.current;
    if (draft !== null && draft !== value) onSave(draft, since.current);
  }, []);
  // A sheet that is closed while one still types.
  useEffect(() => save, [save]);
  return {
    shown: draft ?? value,
    type: (next: string) => {
      if (latest.current.draft === null) since.current = seen;
      setDraft(next);
      latest.current.draft = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, REST_MS);
    },
    leave: () => {
      save();
      setDraft(null);
      latest.current.draft = null;
    },
  };
}

export function LiveField({
  value,
  seen,
  onSave,
  errorOf,
  ...field
}: Omit<ComponentProps<typeof Field>, 'value' | 'onChange' | 'onBlur'> &
  Saved & {
    /** What is wrong with what stands there while it is typed. */
    errorOf?: (draft: string) => string | null;
  }) {
  const draft = useDraft({ value, seen, onSave });
  return (
    <Field
      {...field}
      error={errorOf?.(draft.shown)}
      value={draft.shown}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.leave();
      }}
    />
  );
}

export function LiveArea({
  value,
  seen,
  onSave,
  ...area
}: Omit<ComponentProps<typeof TextArea>, 'value' | 'onChange' | 'onBlur'> & Saved) {
  const draft = useDraft({ value, seen, onSave });
  return (
    <TextArea
      {...area}
      value={draft.shown}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.leave}
    />
  );
}
