import { Wand } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Says that something else was searched for than was typed, and what. */
export function Corrected({ q, corrected }: { q: string; corrected: string | null | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {corrected !== null && corrected !== undefined && (
        <p className="mb-4 flex items-start gap-2.5 rounded-2xl bg-info-soft px-4 py-3 text-info">
          <Wand aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          {t('search.corrected', { q, corrected })}
        </p>
      )}
    </div>
  );
}
