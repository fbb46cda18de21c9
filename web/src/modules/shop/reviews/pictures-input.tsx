import { ImagePlus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../api/types.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { announce } from '../../../ui/announcer.tsx';
import { PictureImage } from '../../../ui/picture-image.tsx';
import { UploadProgress } from '../../files/upload-progress.tsx';
import { usePictureUpload } from '../../files/use-picture-upload.ts';

export type ReviewPicture = { fileId: string; picture: Picture };
const MAX_PICTURES = 5;
/** A hint for the dialog that opens; what is really inside, the server looks at. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

type Props = { pictures: readonly ReviewPicture[]; onChange: (pictures: ReviewPicture[]) => void };

/** Up to five pictures, one after the other, each with a way to take it off again. */
export function PicturesInput({ pictures, onChange }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(pictures);
  latest.current = pictures;
  const upload = usePictureUpload(({ fileId, ...picture }) => {
    onChange([...latest.current, { fileId, picture }]);
    announce(t('files.done'));
  });
  const { state } = upload;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame that no browser lets us lay out
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-2 text-sm font-semibold">
        {t('shop.reviews.pictures')}{' '}
        <span className="tnum font-normal text-muted">
          {pictures.length}/{MAX_PICTURES}
        </span>
      </p>
      <ul className="flex flex-wrap gap-2.5">
        {pictures.map(({ fileId, picture }, index) => (
          <li key={fileId} className="relative">
            <PictureImage
              picture={picture}
              sizes="6rem"
              alt={t('shop.reviews.pictureNo', { no: index + 1 })}
              className="size-24 rounded-2xl bg-sunken object-cover"
            />
            <button
              type="button"
              aria-label={t('shop.reviews.takeOff', { no: index + 1 })}
              onClick={() => onChange(pictures.filter((one) => one.fileId !== fileId))}
              className="absolute -top-2.5 -right-2.5 flex size-11 items-center justify-center"
            >
              <span className="flex size-7 items-center justify-center rounded-full bg-ink text-paper shadow-card">
                <X aria-hidden="true" className="size-4" />
              </span>
            </button>
          </li>
        ))}
        {pictures.length < MAX_PICTURES && state.phase !== 'busy' && (
          <li>
            <button
              type="button"
              onClick={() => picker.current?.click()}
              className="flex size-24 flex-col items-center justify-center gap-1 rounded-2xl border-2 border-dashed border-line-strong/60 text-xs font-semibold text-muted hover:border-ink hover:text-ink"
            >
              <ImagePlus aria-hidden="true" className="size-6" />
              {t('shop.reviews.addPicture')}
            </button>
          </li>
        )}
      </ul>
      {state.phase === 'busy' && (
        <div className="mt-2 max-w-sm">
          <UploadProgress share={state.share} onCancel={upload.cancel} />
        </div>
      )}
      {state.phase === 'failed' && (
        <p role="alert" className="mt-2 text-sm font-medium text-bad">
          {errorText(state.error)}
        </p>
      )}
      <input
        ref={picker}
        type="file"
        accept={ACCEPT}
        aria-label={t('shop.reviews.addPicture')}
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void upload.start(file);
          // Emptied, so that the same file can be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
