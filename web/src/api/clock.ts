import { useEffect, useState } from 'react';

/**
 * The server's clock as seen from here. A countdown must not trust the device's own clock; the answer with
 * the shortest way there and back says it best.
 */
let offsetMs = 0;
let bestRoundTripMs = Number.POSITIVE_INFINITY;

export function learnServerTime(serverNow: string, sentAtMs: number, receivedAtMs: number): void {
  const roundTripMs = receivedAtMs - sentAtMs;
  const server = Date.parse(serverNow);
  if (Number.isNaN(server) || roundTripMs > bestRoundTripMs * 2) return;
  bestRoundTripMs = Math.min(bestRoundTripMs, roundTripMs);
  offsetMs = server - (sentAtMs + roundTripMs / 2);
}

export const serverNowMs = (): number => Date.now() + offsetMs;

/** The server's time, renewed on every full second (or `everyMs`). */
export function useServerNow(everyMs = 1000): number {
  const [now, setNow] = useState(serverNowMs);
  useEffect(() => {
    const tick = () => setNow(serverNowMs());
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
