import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { updateMe } from '../../api/accounts.ts';
import { useAccount } from '../../api/hooks.ts';
import type { Locale } from '../../api/types.ts';
import { currentLocale, setLocale } from '../../i18n/index.ts';
import { MenuChoice } from '../../ui/menu.tsx';
import { setTheme, useTheme } from '../../ui/theme.ts';

/** The languages are each named in their own. */
const languages: { value: Locale; label: string }[] = [
  { value: 'ko', label: '한국어' },
  { value: 'en', label: 'English' },
];

export function SettingsChoices() {
  const { t } = useTranslation();
  const theme = useTheme();
  const account = useAccount();
  const choose = (locale: Locale) => {
    void setLocale(locale);
    // The account follows, so that other devices and mails speak it too; here it already holds.
    if (account !== null) updateMe({ locale }).catch(() => {});
  };
  return (
    <>
      <MenuChoice label={t('shell.language')} value={currentLocale()} onChange={choose} options={languages} />
      <MenuChoice
        label={t('shell.theme')}
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'system', label: t('shell.themeSystem'), icon: <Monitor aria-hidden="true" /> },
          { value: 'light', label: t('shell.themeLight'), icon: <Sun aria-hidden="true" /> },
          { value: 'dark', label: t('shell.themeDark'), icon: <Moon aria-hidden="true" /> },
        ]}
      />
    </>
  );
}
