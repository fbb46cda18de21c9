import { useTranslation } from 'react-i18next';
import type { AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useLocal } from '../../../../i18n/use-local.ts';

type ReturnLine = AdminOrder['returns'][number]['lines'][number];

/** What is sent instead of a line that comes back: its choice, the same again where there is none; empty for nothing. */
export function useExchangeText() {
  const { t } = useTranslation();
  const say = useLocal();
  return ({ exchangeFor, exchangeChoice }: Pick<ReturnLine, 'exchangeFor' | 'exchangeChoice'>): string => {
    if (exchangeFor === null) return '';
    return exchangeChoice === null ? t('shopAdmin.returns.sameAgain') : say(exchangeChoice);
  };
}
