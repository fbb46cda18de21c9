import { CloudOff, Wand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/error.ts';
import { useOnline } from '../../api/hooks.ts';
import type { PaletteHits } from '../../modules/search/use-palette-hits.ts';

const noteClass =
  'flex items-start gap-2.5 border-b border-line px-5 py-2.5 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0';

/** What there is to say about the search itself: that it found something else, or that there is none for now. */
export function PaletteNote({ q, found }: { q: string; found: PaletteHits }) {
  const { t } = useTranslation();
  const online = useOnline();
  const isLost = !online || (isApiError(found.error) && found.error.status === 0);
  return (
    <div role="status">
      {found.error !== null || !online ? (
        <p className={`${noteClass} text-warn`}>
          <CloudOff aria-hidden="true" />
          {isLost ? t('search.offline') : t('search.down')}
        </p>
      ) : found.corrected !== null ? (
        <p className={`${noteClass} text-info`}>
          <Wand aria-hidden="true" />
          {t('search.corrected', { q, corrected: found.corrected })}
        </p>
      ) : (
        !found.isBusy &&
        !found.isStale && <p className="sr-only">{t('search.found', { count: found.hits.length })}</p>
      )}
    </div>
  );
}
