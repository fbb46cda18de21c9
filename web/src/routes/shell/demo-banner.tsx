import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../api/site.ts';

export function DemoBanner() {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  if (site.data?.mode !== 'demo') return null;
  return (
    <aside
      aria-label={t('shell.demoLabel')}
      className="bg-pine px-4 py-1.5 text-center text-[0.8rem] font-medium text-pine-ink"
    >
      <span
        aria-hidden="true"
        className="mr-2 inline-block size-1.5 rounded-full bg-[#ff7f4d] align-middle"
      />
      {t('shell.demo')}
    </aside>
  );
}
