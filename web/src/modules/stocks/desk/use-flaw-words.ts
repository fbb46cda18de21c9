import { useTranslation } from 'react-i18next';
import type { Flaw } from './company-draft.ts';

/** What is wrong in a form, by place, as it is said beside the field. */
export function useFlawWords(): (flaws: Readonly<Record<string, Flaw>>) => Record<string, string> {
  const { t } = useTranslation();
  const words: Record<Flaw, string> = {
    required: t('common.required'),
    symbol: t('stocksAdmin.form.notSymbol'),
    number: t('stocksAdmin.form.notNumber'),
    'too-many': t('stocksAdmin.form.tooMany'),
    email: t('stocksAdmin.form.notEmail'),
  };
  return (flaws) => Object.fromEntries(Object.entries(flaws).map(([place, flaw]) => [place, words[flaw]]));
}
