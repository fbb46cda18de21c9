import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';

/** How far an upload is. @param share null: all of it has left, and the server is at work */
export function UploadProgress({ share, onCancel }: { share: number | null; onCancel: () => void }) {
  const { t } = useTranslation();
  const percent = share === null ? 100 : Math.round(share * 100);
  return (
    <div className="flex min-h-11 items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="tnum mb-1.5 text-sm font-semibold" aria-hidden="true">
          {share === null ? t('files.working') : t('files.uploading', { percent })}
        </p>
        <div
          role="progressbar"
          aria-label={share === null ? t('files.working') : t('files.uploadingLabel')}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(share === null ? {} : { 'aria-valuenow': percent })}
          className="h-2 overflow-hidden rounded-full bg-line"
        >
          <div
            className={cx(
              'h-full rounded-full bg-accent transition-[width] duration-300 ease-out',
              share === null && 'animate-shimmer',
            )}
            style={{ width: `${Math.max(4, percent)}%` }}
          />
        </div>
      </div>
      <IconButton label={t('files.cancel')} icon={<X aria-hidden="true" />} onClick={onCancel} />
    </div>
  );
}
