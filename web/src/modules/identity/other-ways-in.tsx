import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { providersQuery } from '../../api/identity.ts';
import { ProviderButtons } from './provider-buttons.tsx';

/** Below a form: "or", then every way in that needs none. */
export function OtherWaysIn({ next, children }: { next: string | undefined; children?: ReactNode }) {
  const { t } = useTranslation();
  const providers = useQuery(providersQuery);
  const any = (providers.data?.items.length ?? 0) > 0;
  if (!any && children === undefined) return null;
  return (
    <div className="mt-6 flex flex-col gap-2.5">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('identity.or')}
      </p>
      {children}
      <ProviderButtons next={next} />
    </div>
  );
}
