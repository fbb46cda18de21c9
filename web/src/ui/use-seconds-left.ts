import { useEffect, useState } from 'react';

/** Full seconds until a moment of this device's clock; renewed while there are any. */
export function useSecondsLeft(atMs: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (atMs === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [atMs]);
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - now) / 1000));
}
