import { useTranslation } from 'react-i18next';
import type { Localized } from '../../../../api/shop-admin-types.ts';

/** A text of the catalogue in the reader's language; where that one is empty, the other says it. */
export function useLocalized(): (text: Localized) => string {
  const { i18n } = useTranslation();
  const isKorean = i18n.language.startsWith('ko');
  return ({ ko, en }) => (isKorean ? ko || en : en || ko);
}
