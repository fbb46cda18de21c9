import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { addFile, filesQuery } from '../../../api/trips-around.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Select } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import { UploadProgress } from '../../files/upload-progress.tsx';
import { entriesOf, type UsedTrip } from '../editor/store/index.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const MOST = 50;
const TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif,application/pdf';

type Busy = { name: string; share: number | null; abort: () => void };

/** A place to put a picture or a PDF, chosen or dropped; of a stop of the plan, if one says so. */
export function FileUpload({ trip, count }: { trip: UsedTrip; count: number }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { tripId, document } = trip;
  const input = useRef<HTMLInputElement>(null);
  const [entryId, setEntryId] = useState('');
  const [busy, setBusy] = useState<Busy | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined || busy !== null) return;
    setError(null);
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    const controller = new AbortController();
    const progress = (share: number | null) =>
      setBusy({ name: file.name, share, abort: () => controller.abort() });
    progress(0);
    try {
      await addFile(tripId, file, {
        key: newKey(),
        signal: controller.signal,
        fields: entryId === '' ? {} : { entryId },
        onProgress: (share) => progress(share < 1 ? share : null),
      });
      announce(t('tripsAround.files.added', { name: file.name }));
      setEntryId('');
      await queryClient.invalidateQueries({ queryKey: filesQuery(tripId).queryKey });
    } catch (thrown) {
      if (!controller.signal.aborted) setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  const drop = useFileDrop((files) => void take(files[0]));
  const items = document === null ? [] : entriesOf(document, 'item');
  const isFull = count >= MOST;
  return (
    <div
      {...drop.props}
      className={cx(
        'mb-6 rounded-3xl border-2 border-dashed p-5 transition-colors',
        drop.isOver ? 'border-accent bg-accent-soft' : 'border-line-strong/50',
      )}
    >
      {busy !== null ? (
        <>
          <p className="truncate font-semibold">{busy.name}</p>
          <UploadProgress share={busy.share} onCancel={busy.abort} />
        </>
      ) : (
        <div className="flex flex-wrap items-end gap-3">
          {items.length > 0 && (
            <Select
              label={t('tripsAround.files.of')}
              className="min-w-48 flex-1"
              value={entryId}
              onChange={({ target }) => setEntryId(target.value)}
              options={[
                { value: '', label: t('tripsAround.files.wholeTrip') },
                ...items.map(({ id, fields }) => ({ value: id, label: fields.title })),
              ]}
            />
          )}
          <input
            ref={input}
            type="file"
            accept={TYPES}
            hidden
            onChange={(event: ChangeEvent<HTMLInputElement>) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button
            disabled={isFull}
            icon={<Upload aria-hidden="true" className="size-5" />}
            onClick={() => input.current?.click()}
          >
            {t('tripsAround.files.add')}
          </Button>
        </div>
      )}
      <p className="mt-2 text-sm text-muted">
        {t(isFull ? 'tripsAround.files.full' : 'tripsAround.files.hint', { most: MOST })}
      </p>
      {isTooLarge && (
        <p role="alert" className="mt-2 font-medium text-bad">
          {t('tripsAround.files.tooLarge')}
        </p>
      )}
      {error !== null && (
        <div className="mt-3">
          <FormError error={error} />
        </div>
      )}
    </div>
  );
}
