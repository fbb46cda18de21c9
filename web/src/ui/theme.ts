import { useSyncExternalStore } from 'react';
import { storage } from '../api/storage.ts';

export type Theme = 'light' | 'dark' | 'system';

const KEY = 'madang.theme';
const listeners = new Set<() => void>();
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function read(): Theme {
  const value = storage.get(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Paper is white, whatever the screen is. */
let isPrinting = false;

function apply(): void {
  const theme = read();
  const dark = !isPrinting && (theme === 'dark' || (theme === 'system' && systemDark().matches));
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#121513' : '#f7f3ec');
}

export function setTheme(theme: Theme): void {
  storage.set(KEY, theme === 'system' ? null : theme);
  apply();
  for (const listener of listeners) listener();
}

/** Follows the system, and what another tab has chosen. */
export function startTheme(): void {
  apply();
  systemDark().addEventListener('change', apply);
  for (const name of ['beforeprint', 'afterprint']) {
    window.addEventListener(name, () => {
      isPrinting = name === 'beforeprint';
      apply();
    });
  }
  window.addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    apply();
    for (const listener of listeners) listener();
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTheme = (): Theme => useSyncExternalStore(subscribe, read);
