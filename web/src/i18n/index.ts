import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { storage } from '../api/storage.ts';
import type { Locale } from '../api/types.ts';
import { en } from './en/index.ts';
import { ko } from './ko/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ko };
  }
}

// The same key is read by public/theme.js before the first paint.
const KEY = 'madang.locale';

export function savedLocale(): Locale | null {
  const value = storage.get(KEY);
  return value === 'ko' || value === 'en' ? value : null;
}

function firstLocale(): Locale {
  return savedLocale() ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLocale(),
    fallbackLng: 'en',
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  });
  document.documentElement.lang = i18next.language;
}

/** Changes the language here and remembers it; the account is told by whoever calls. */
export function setLocale(locale: Locale): void {
  storage.set(KEY, locale);
  document.documentElement.lang = locale;
  void i18next.changeLanguage(locale);
}

export const currentLocale = (): Locale => (i18next.language === 'ko' ? 'ko' : 'en');
