import { useMemo } from 'react';
import { useThemeName } from '../../../ui/use-theme-name.ts';
import { type ThemeColours, themeColours } from './seat-looks.ts';

/** The colours to paint with. */
export function useThemeColours(): ThemeColours {
  const name = useThemeName();
  return useMemo(() => themeColours(name === 'dark'), [name]);
}
