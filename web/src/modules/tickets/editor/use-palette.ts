import { useEffect, useState } from 'react';
import type { Palette } from './scene.ts';

const NAMES = ['paper', 'surface', 'sunken', 'ink', 'muted', 'line', 'accent', 'bad'] as const;

function read(): Palette {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const colours = NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const);
  return {
    isDark: root.dataset.theme === 'dark',
    font: getComputedStyle(document.body).fontFamily,
    ...(Object.fromEntries(colours) as Omit<Palette, 'isDark' | 'font'>),
  };
}

/** The page's colours as values, which a canvas needs; read again when the theme changes. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(read);
  useEffect(() => {
    const watch = new MutationObserver(() => setPalette(read()));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return palette;
}
