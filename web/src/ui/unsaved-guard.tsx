import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './confirm-dialog.tsx';

/**
 * Nobody loses what they typed by a slip: leaving the page asks first, closing the tab does so in the browser's own
 * words.
 */
export function UnsavedGuard({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title={t('common.unsaved.title')}
      description={t('common.unsaved.lead')}
      confirmLabel={t('common.unsaved.leave')}
      danger
      onConfirm={() => blocker.proceed?.()}
    />
  );
}
