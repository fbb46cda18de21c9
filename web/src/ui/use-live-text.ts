import { useCallback, useEffect, useRef, useState } from 'react';
import { useDebounced } from './use-debounced.ts';

/**
 * A field whose text lives in the address: what is typed gets there when typing pauses, and what gets there by
 * other ways (the way back, a link) gets into the field. Whoever leaves the field (`tellNow`, on blur) is not waited
 * for: what they press next may lead elsewhere, and must not be overtaken by what they typed before.
 */
export function useLiveText(
  value: string,
  onRest: (text: string) => void,
): [text: string, setText: (text: string) => void, tellNow: () => void] {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const rested = useDebounced(text);
  const tell = useRef(onRest);
  tell.current = onRest;
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  const say = useCallback((typed: string) => {
    const next = typed.trim();
    if (next === told.current.trim()) return;
    told.current = next;
    tell.current(next);
  }, []);
  useEffect(() => say(rested), [rested, say]);
  return [text, setText, () => say(text)];
}
