import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../api/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import type { Waiting } from './use-waiting.ts';

/** The connection is lost; the place is not: it is kept where nobody's connection matters. */
export function ConnectionNote({ waiting: { entry } }: { waiting: Waiting }) {
  const { t } = useTranslation();
  const online = useOnline();
  const isLost = !online || entry.isRefetchError || entry.failureCount > 0;
  return (
    <div role="status" className="empty:hidden">
      {isLost && (
        <Banner tone="warn" icon={<CloudOff aria-hidden="true" />}>
          {t('waitingRoom.lost')}
        </Banner>
      )}
    </div>
  );
}
