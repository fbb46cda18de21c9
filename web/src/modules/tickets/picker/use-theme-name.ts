import { useMemo, useSyncExternalStore } from 'react';
import { type ThemeColours, themeColours } from './seat-looks.ts';

const read = (): string => document.documentElement.dataset.theme ?? 'light';

function subscribe(listener: () => void): () => void {
  const watch = new MutationObserver(listener);
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => watch.disconnect();
}

/** `light` or `dark`, as the page is shown: what is painted by hand is painted anew when it changes. */
export const useThemeName = (): string => useSyncExternalStore(subscribe, read);

/** The colours to paint with. */
export function useThemeColours(): ThemeColours {
  const name = useThemeName();
  return useMemo(() => themeColours(name === 'dark'), [name]);
}
