import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Fallback } from '../../../api/trips-planning.ts';
import { Banner } from '../../../ui/banner.tsx';

/** That the model has not helped, and why not. */
export function FallbackNote({ reason }: { reason: Fallback }) {
  const { t } = useTranslation();
  return (
    <Banner tone="warn" icon={<Info aria-hidden="true" />}>
      <p>{t(`tripsPlanning.fallback.${reason}`)}</p>
      <p className="mt-0.5 font-normal">{t('tripsPlanning.fallbackLead')}</p>
    </Banner>
  );
}
