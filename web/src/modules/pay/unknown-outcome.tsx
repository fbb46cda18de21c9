import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/error.ts';
import { Banner } from '../../ui/banner.tsx';
import { FormError } from '../../ui/states.tsx';

/** A refusal is said as one; where nobody knows yet, that is said, and why pressing again is safe. */
export function UnknownOutcome({ error }: { error: ApiError | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <div className="flex flex-col gap-3">
      <FormError error={error} />
      {error.outcomeUnknown && (
        <Banner tone="warn" icon={<CircleHelp aria-hidden="true" />}>
          {t('pay.unknownOutcome')}
        </Banner>
      )}
    </div>
  );
}
