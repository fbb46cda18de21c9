import { session } from '../../api/session.ts';
import { storage } from '../../api/storage.ts';

/**
 * What was last seen, kept on this device to be shown where there is no network. Whoever signs out takes it along, also on
 * a page that has not loaded this.
 */
export function keptSlot<T>(slot: string) {
  const forget = (): void => {
    if (session.get().status === 'guest') storage.set(slot, null);
  };
  forget();
  session.subscribe(forget);
  return {
    all(): T[] {
      try {
        const list: unknown = JSON.parse(storage.get(slot) ?? '[]');
        return Array.isArray(list) ? (list as T[]) : [];
      } catch {
        return [];
      }
    },
    put: (list: readonly T[]): void => storage.set(slot, JSON.stringify(list)),
  };
}
