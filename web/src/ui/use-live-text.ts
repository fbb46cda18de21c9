import { useEffect, useRef, useState } from 'react';
import { useDebounced } from './use-debounced.ts';

/**
 * A field whose text lives in the address: what is typed gets there when typing pauses, and what gets there by
 * other ways (the way back, a link) gets into the field.
 */
export function useLiveText(value: string, onRest: (text: string) => void): [string, (text: string) => void] {
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
  useEffect(() => {
    const next = rested.trim();
    if (next === told.current.trim()) return;
    told.current = next;
    tell.current(next);
  }, [rested]);
  return [text, setText];
}
