import type { KeptTrip, TripStore } from './kept.ts';

/**
 * Writes the copy on this device: never twice at once, and once more when it has changed meanwhile.
 * @param copy null while there is nothing to keep
 */
export function createKeeper(store: TripStore, copy: () => KeptTrip | null): () => void {
  let isDirty = false;
  let isKeeping = false;
  return () => {
    isDirty = true;
    if (isKeeping) return;
    isKeeping = true;
    void (async () => {
      while (isDirty) {
        isDirty = false;
        const kept = copy();
        if (kept !== null) await store.keep(kept).catch(() => undefined);
      }
      isKeeping = false;
    })();
  };
}
