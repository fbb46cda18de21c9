import { useQuery } from '@tanstack/react-query';
import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../../../api/shop-admin.ts';
import type { PromotionRule } from '../../../../api/shop-admin-types.ts';
import type { PromotionDraft } from './promotion-draft.ts';
import { useRuleWords } from './use-rule-words.ts';

/** What is being written, as a sentence. */
export function RuleSentence({ draft, rule }: { draft: PromotionDraft; rule: PromotionRule | null }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const categories = useQuery(categoriesQuery).data?.items ?? [];
  const chosen = categories.filter(({ categoryId }) => draft.scope.categoryIds.includes(categoryId));
  return (
    <p
      role="status"
      className="flex items-start gap-2.5 rounded-2xl bg-info-soft px-4 py-3 font-semibold text-info"
    >
      <MessageSquareQuote aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      {rule === null
        ? t('shopAdmin.promotions.figuresMissing')
        : words.does(rule, words.about(draft.scope.products, chosen))}
    </p>
  );
}
