import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announcer.tsx';

const EVERY_MS = 30_000;

/** Says to screen readers how it stands when that has changed, but not more often than twice a minute. */
export function useCalmAnnouncements(text: string): void {
  const newest = useRef(text);
  newest.current = text;
  useEffect(() => {
    let said = newest.current;
    announce(said);
    const timer = setInterval(() => {
      if (newest.current === said) return;
      said = newest.current;
      announce(said);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
