import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export const moreClass =
  'tap -mr-2 inline-flex shrink-0 items-center gap-0.5 rounded-xl px-2 font-semibold text-muted hover:bg-sunken hover:text-ink';

/** What a link to all of a row says. @param of what the row is about: for screen readers */
export function MoreWords({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="sr-only">{of}: </span>
      {t('common.seeAll')}
      <ChevronRight aria-hidden="true" className="size-4.5" />
    </>
  );
}
