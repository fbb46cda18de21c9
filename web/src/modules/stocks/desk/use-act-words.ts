import { useTranslation } from 'react-i18next';
import { type AdminListing, type ListingActs, stocksAdminKey } from '../../../api/stocks-admin.ts';
import { useLocal } from '../../../i18n/use-local.ts';

/** What the dialog of an act on a listing says, and what is read afresh after it. */
export function useActWords(act: keyof ListingActs, { symbol, name }: AdminListing) {
  const { t } = useTranslation();
  const local = useLocal();
  return {
    name: `stocks-${act}:${symbol}`,
    title: t(`stocksAdmin.acts.${act}.title`, { name: local(name) }),
    lead: t(`stocksAdmin.acts.${act}.lead`),
    confirmLabel: t(`stocksAdmin.acts.${act}.confirm`),
    done: t(`stocksAdmin.acts.${act}.done`),
    withReason: true,
    refresh: stocksAdminKey,
  } as const;
}
