import { useEffect, useRef } from 'react';

/** Reads on before the end of the list comes into sight. */
export function ReadOn({ when, read }: { when: boolean; read: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const element = end.current;
    if (!when || element === null) return;
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting === true && latest.current(),
      { rootMargin: '600px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [when]);
  return <div ref={end} aria-hidden="true" />;
}
