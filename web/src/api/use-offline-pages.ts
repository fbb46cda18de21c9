import { useEffect } from 'react';

/**
 * Pages that must open without a network (a ticket, the door, a trip) ask for the worker that keeps the app's own files;
 * nobody else gets one.
 * @param alsoNeeded reads the files of pages that one may go on to; the same function each time
 */
export function useOfflinePages(alsoNeeded?: () => Promise<unknown>): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    void keep(alsoNeeded).catch(() => undefined);
  }, [alsoNeeded]);
}

async function keep(alsoNeeded: (() => Promise<unknown>) | undefined): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register('/offline.js');
  const { active } = await serviceWorker.ready;
  await alsoNeeded?.();
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  active?.postMessage({ keep: [...new Set(files)] });
}
