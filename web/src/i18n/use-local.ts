import { useTranslation } from 'react-i18next';
import type { Localized } from '../../../server/lib/localized.ts';

/** A text of operators in the reader's language; where it has none, in the other. */
export function useLocal(): (text: Localized) => string {
  const { i18n } = useTranslation();
  return ({ ko, en }) => (i18n.language === 'ko' ? ko || en : en || ko);
}
