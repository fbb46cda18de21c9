import { useTranslation } from 'react-i18next';
import { isApiError } from '../api/error.ts';

/** What to tell a person about an error: our own words for known codes, else the server's title. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!isApiError(error)) return t('errors.unknown');
    // Codes come from the server, so this one key cannot be known to the compiler.
    const key = `errors.codes.${error.code}`;
    if (i18n.exists(key)) return (t as (key: string) => string)(key);
    if (error.status > 0 && error.title !== '')
      return error.detail === undefined ? error.title : `${error.title} ${error.detail}`;
    return t('errors.unknown');
  };
}
