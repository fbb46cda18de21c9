import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileText, ImageOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../api/client.ts';
import { fileQuery, type TripFile } from '../../../api/trips-around.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast.tsx';
import { entryIn, type UsedTrip } from '../editor/store/index.ts';
import { useObjectUrl } from './use-object-url.ts';

type Props = { trip: UsedTrip; file: TripFile; onRemove: () => void };

const KB = 1024;

/** One file: what it is, of what, by whom; a picture opens large, a PDF is handed to the device. */
export function FileTile({ trip, file, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isLarge, setLarge] = useState(false);
  const { tripId, document, people } = trip;
  const isPicture = file.type.startsWith('image/');
  const item = document && file.entryId !== null ? entryIn(document, file.entryId, 'item') : undefined;
  const by = people.find(({ accountId }) => accountId === file.addedBy)?.name;
  const save = () =>
    queryClient
      .fetchQuery(fileQuery(tripId, file.fileId))
      .then((blob) => saveFile(blob, savedName(file)))
      .catch((error: unknown) => toast(errorText(error)));
  const size =
    file.bytes < KB * KB
      ? `${format.number(Math.ceil(file.bytes / KB))} KB`
      : `${format.number(file.bytes / (KB * KB))} MB`;
  return (
    <div className="overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card">
      <button
        type="button"
        aria-label={t('tripsAround.files.open', { name: file.name })}
        onClick={() => (isPicture ? setLarge(true) : void save())}
        className="block h-40 w-full bg-sunken focus-visible:-outline-offset-3"
      >
        {isPicture ? (
          <TripPicture tripId={tripId} fileId={file.fileId} width={480} className="size-full object-cover" />
        ) : (
          <span className="flex size-full flex-col items-center justify-center gap-2 text-muted">
            <FileText aria-hidden="true" className="size-10" strokeWidth={1.5} />
            <span className="text-sm font-bold">PDF</span>
          </span>
        )}
      </button>
      <div className="flex items-center gap-1 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{file.name}</p>
          <p className="truncate text-sm text-muted">
            {[item?.fields.title, by, size].filter(Boolean).join(' · ')}
          </p>
        </div>
        <IconButton
          label={t('tripsAround.files.save', { name: file.name })}
          icon={<Download aria-hidden="true" />}
          onClick={() => void save()}
        />
        {trip.canEdit && (
          <IconButton
            label={t('tripsAround.files.remove', { name: file.name })}
            icon={<Trash2 aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      {isLarge && (
        <Dialog open wide onOpenChange={setLarge} title={file.name}>
          <TripPicture
            tripId={tripId}
            fileId={file.fileId}
            width={1600}
            alt={file.name}
            className="max-h-[70dvh] w-full rounded-2xl object-contain"
          />
        </Dialog>
      )}
    </div>
  );
}

/** Pictures are drawn again when they are kept: what is saved is called as what it is. */
const savedName = ({ name, type }: TripFile): string =>
  `${name.replace(/\.[0-9A-Za-z]{1,5}$/, '')}.${type === 'application/pdf' ? 'pdf' : 'webp'}`;

type PictureProps = { tripId: string; fileId: string; width: number; alt?: string; className: string };

function TripPicture({ tripId, fileId, width, alt = '', className }: PictureProps) {
  const { t } = useTranslation();
  const { data, isError, fetchStatus } = useQuery(fileQuery(tripId, fileId, width));
  const url = useObjectUrl(data);
  if (data === undefined && (isError || fetchStatus === 'paused')) {
    return (
      <span className="flex size-full min-h-40 flex-col items-center justify-center gap-2 text-muted">
        <ImageOff aria-hidden="true" className="size-8" strokeWidth={1.5} />
        <span className="text-sm">{t('tripsAround.files.unseen')}</span>
      </span>
    );
  }
  if (url === null) return <Skeleton className="h-40 w-full rounded-none!" />;
  return <img src={url} alt={alt} className={className} />;
}
