import { useTranslation } from 'react-i18next';
import type { Localized, PromotionRule } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';

type Named = { name: Localized }[];

/** A rule as a sentence that its customers would understand. */
export function useRuleWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const few = (names: Named): string => {
    const [first, second, ...more] = names.map(({ name }) => `‘${say(name)}’`);
    const said = [first, second].filter((one) => one !== undefined).join(', ');
    return more.length === 0 ? said : t('shopAdmin.promotions.andMore', { said, count: more.length });
  };
  return {
    /** What it is about. */
    about: (products: Named, categories: Named): string => {
      if (products.length === 0 && categories.length === 0) return t('shopAdmin.promotions.aboutAll');
      if (categories.length === 0) return few(products);
      if (products.length === 0) return t('shopAdmin.promotions.aboutCategories', { said: few(categories) });
      return t('shopAdmin.promotions.aboutBoth', { products: few(products), categories: few(categories) });
    },
    /** What it does. */
    does: (rule: PromotionRule, about: string): string => {
      switch (rule.kind) {
        case 'percent':
          return t('shopAdmin.promotions.words.percent', { about, percent: rule.percent });
        case 'buy-n':
          return t('shopAdmin.promotions.words.buy-n', {
            about,
            pieces: rule.buy + rule.free,
            free: rule.free,
          });
        case 'quantity':
          return t('shopAdmin.promotions.words.quantity', {
            about,
            minimum: rule.minimum,
            percent: rule.percent,
          });
        case 'spend':
          return t('shopAdmin.promotions.words.spend', {
            about,
            minimum: format.won(rule.minimumSpend),
            amount: format.won(rule.amount),
          });
        case 'free-shipping':
          return rule.minimumSpend === 0
            ? t('shopAdmin.promotions.words.free-shipping-always', { about })
            : t('shopAdmin.promotions.words.free-shipping', {
                about,
                minimum: format.won(rule.minimumSpend),
              });
      }
    },
  };
}
