import { CloudOff, RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../api/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { piecesAreMissing } from './missing-pieces.ts';

/** A fault of the page itself, or a page that this device has not kept; the shell around it stays usable. */
export function CrashPage() {
  const { t } = useTranslation();
  const online = useOnline();
  const notKept = piecesAreMissing();
  useEffect(() => {
    if (notKept && online) window.location.reload();
  }, [notKept, online]);
  if (notKept) {
    return (
      <div role="alert">
        <EmptyState icon={<CloudOff aria-hidden="true" />} title={t('errors.offlineTitle')}>
          {t('shell.notKept')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert aria-hidden="true" />}
        title={t('shell.crashTitle')}
        action={
          <Button
            icon={<RotateCcw aria-hidden="true" className="size-5" />}
            onClick={() => window.location.reload()}
          >
            {t('shell.reload')}
          </Button>
        }
      >
        {t('shell.crash')}
      </EmptyState>
    </div>
  );
}
