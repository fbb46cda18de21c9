import { useEffect } from 'react';

/**
 * Pages that must open where there is no network (a ticket, the door) ask for the worker that keeps the app's own files;
 * nobody else gets one.
 */
export function useOfflinePages(): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    void keep().catch(() => undefined);
  }, []);
}

async function keep(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register('/offline.js');
  const { active } = await serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  active?.postMessage({ keep: [...new Set(files)] });
}
