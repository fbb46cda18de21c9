import { useSyncExternalStore } from 'react';

const read = (): string => document.documentElement.dataset.theme ?? 'light';

function subscribe(listener: () => void): () => void {
  const watch = new MutationObserver(listener);
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => watch.disconnect();
}

/** `light` or `dark`, as the page is shown: what is painted by hand is painted anew when it changes. */
export const useThemeName = (): string => useSyncExternalStore(subscribe, read);
