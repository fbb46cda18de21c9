import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { storage } from '../api/storage.ts';
import type { Locale } from '../api/types.ts';
import type { ko } from './ko/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ko };
  }
}

/** The words of each language are a file of their own: nobody waits for those of another. */
const words: Record<Locale, () => Promise<object>> = {
  ko: () => import('./ko/index.ts').then(({ ko }) => ko),
  en: () => import('./en/index.ts').then(({ en }) => en),
};

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
  const locale = firstLocale();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: await words[locale]() } },
    interpolation: { escapeValue: false }, // React escapes
  });
  document.documentElement.lang = i18next.language;
}

/** The last choice holds, however long the words of an earlier one took. */
let chosen: Locale | undefined;

/**
 * Changes the language here and remembers it; the account is told by whoever calls. Without a network a language whose
 * words this device has not read yet cannot be had: the page keeps the one it has.
 */
export async function setLocale(locale: Locale): Promise<void> {
  chosen = locale;
  const translation = await words[locale]().catch(() => undefined);
  if (translation === undefined || chosen !== locale) return;
  i18next.addResourceBundle(locale, 'translation', translation);
  storage.set(KEY, locale);
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}

export const currentLocale = (): Locale => (i18next.language === 'ko' ? 'ko' : 'en');
