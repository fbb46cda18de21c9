import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { adminKey } from '../../api/admin.ts';
import type { Answer } from '../../api/client.ts';
import { isApiError } from '../../api/error.ts';
import { type Command, useCommand } from '../../api/use-command.ts';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { changedFields, type Merged, mergeDrafts } from './merge-drafts.ts';

type Options<D extends object, T extends { version: number }, R extends { version: number }> = {
  /** Of the command, with what it is about. */
  name: string;
  object: T | null;
  empty: D;
  draftOf: (object: T) => D;
  /** What is wrong, by place, in words. */
  errorsOf: (draft: D) => Readonly<Record<string, string>>;
  /** @param version of what was read; null for a new one */
  send: (draft: D, version: number | null, key: string) => Promise<Answer<R>>;
  /** As it is now, when somebody else has saved meanwhile. */
  read: () => Promise<T>;
  onSaved: (result: R) => void;
};

/** Somebody else has saved meanwhile, whatever it is that both write. */
const isConflict = (error: unknown): boolean => isApiError(error) && error.code.endsWith('.version-conflict');

/** A form about one object that several people may write: nothing is lost by leaving, and nobody writes over anybody. */
export function useObjectForm<
  D extends object,
  T extends { version: number },
  R extends { version: number },
>({ name, object, empty, draftOf, errorsOf, send, read, onSaved }: Options<D, T, R>) {
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState(() => ({
    draft: object === null ? empty : draftOf(object),
    version: object?.version ?? null,
  }));
  const [draft, setDraft] = useState(saved.draft);
  const [tried, setTried] = useState(false);
  const [merged, setMerged] = useState<Merged<D> | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // What is on its way out of the page asks no more.
  const left = useRef(false);
  const command = useCommand({
    name,
    run: ({ draft: sent, version }: { draft: D; version: number | null }, key) => send(sent, version, key),
    onDone: ({ data }, { draft: sent }) => {
      setSaved({ draft: sent, version: data.version });
      setTried(false);
      setMerged(null);
      left.current = true;
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onSaved(data);
    },
    onRefused: (error) => {
      if (isConflict(error)) void look();
      if (form.current !== null) focusFirstInvalid(form.current);
    },
  });
  /** What the others have saved comes below what is typed here. */
  const look = async () => {
    const theirs = await read();
    const base = draftOf(theirs);
    const result = mergeDrafts(saved.draft, draft, base);
    setSaved({ draft: base, version: theirs.version });
    setDraft(result.draft);
    setMerged(result);
  };
  const errors = errorsOf(draft);
  const isUnsaved = changedFields(saved.draft, draft).length > 0;
  return {
    form,
    draft,
    command,
    merged,
    isConflict: isConflict(command.error),
    isUnsaved: isUnsaved && !left.current,
    isSaving: command.state.phase === 'running',
    wrong: tried ? Object.keys(errors).length : 0,
    errorAt: (place: string): string | null => (tried ? (errors[place] ?? null) : null),
    change: (part: Partial<D>) => {
      left.current = false;
      setDraft((before) => ({ ...before, ...part }));
    },
    /** What came of another command: the form goes on from there. */
    moveOn: (version: number) =>
      setSaved((before) => ({
        ...before,
        version: version === (before.version ?? 0) + 1 ? version : before.version,
      })),
    submit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      setTried(true);
      if (Object.keys(errors).length > 0) focusFirstInvalid(event.currentTarget);
      else command.submit({ draft, version: saved.version });
    },
    keep: () => {
      setMerged(null);
      command.reset();
    },
    takeTheirs: () => {
      setDraft(saved.draft);
      setMerged(null);
      command.reset();
    },
  };
}

/** What the foot of a form needs to know of it. */
export interface ObjectForm {
  readonly command: Command<never, unknown>;
  readonly isConflict: boolean;
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
  readonly wrong: number;
}
