import { Camera, ImageUp, Trash2 } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/error.ts';
import type { Picture, Upload } from '../../api/types.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { cx } from '../../ui/cx.ts';
import { UploadProgress } from './upload-progress.tsx';
import { usePictureUpload } from './use-picture-upload.ts';

/** A hint for the dialog that opens; what is really inside, the server looks at. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

type Props = {
  /** A heading, and what the buttons are about. */
  title: string;
  hint: string;
  picture: Picture | null;
  /** What stands there now: the picture, or what stands for one. */
  children: ReactNode;
  /** The look of what is uploaded, in the same frame. */
  previewClass: string;
  /** Which camera a phone opens. */
  camera?: 'user' | 'environment';
  /** Resolves when it is shown. */
  onUploaded: (upload: Upload) => Promise<unknown> | unknown;
  onRemove: () => Promise<unknown> | unknown;
  removeTitle: string;
};

/** Choose, take, drop or paste a picture; see how far it is; change one’s mind. */
export function PictureField(props: Props) {
  const { title, hint, picture, children, previewClass, camera = 'environment' } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [removeError, setRemoveError] = useState<unknown>(null);
  const upload = usePictureUpload(async (result) => {
    await props.onUploaded(result);
    announce(t('files.done'));
  });
  const { state } = upload;
  const busy = state.phase === 'busy';
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file === undefined) return;
    setRemoveError(null);
    void upload.start(file);
  };
  usePaste(take);

  const remove = async () => {
    setRemoving(true);
    setRemoveError(null);
    try {
      await props.onRemove();
      upload.reset();
      announce(t('files.removed'));
    } catch (error) {
      setRemoveError(error);
    }
    setRemoving(false);
    setAsking(false);
  };
  const error = state.phase === 'failed' ? state.error : removeError;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame that no browser lets us lay out
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={cx(
        '-m-3 flex flex-col gap-4 rounded-3xl border-2 border-dashed p-3 transition-colors',
        isOver ? 'border-accent bg-accent-soft' : 'border-transparent',
      )}
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-3 sm:gap-x-6">
        <div className="sm:row-span-2">
          {busy ? <Preview url={state.preview} className={previewClass} /> : children}
        </div>
        <div className="sm:self-end">
          <h2 id={`${id}-title`} className="text-lg font-bold">
            {title}
          </h2>
          <p id={`${id}-hint`} className="text-sm text-muted">
            {isOver ? (
              t('files.dropHere')
            ) : (
              <>
                {hint} <span className="pointer-coarse:hidden">{t('files.otherWays')}</span>
              </>
            )}
          </p>
        </div>
        <div className="col-span-2 sm:col-span-1 sm:self-start">
          {busy ? (
            <UploadProgress share={state.share} onCancel={upload.cancel} />
          ) : (
            <div className="flex flex-wrap gap-2">
              <Button
                size="sm"
                variant={picture === null ? 'primary' : 'secondary'}
                icon={<ImageUp aria-hidden="true" className="size-4.5" />}
                aria-describedby={`${id}-hint`}
                onClick={() => picker.current?.click()}
              >
                {picture === null ? t('files.choose') : t('files.replace')}
              </Button>
              <Button
                size="sm"
                variant="secondary"
                className="pointer-fine:hidden"
                icon={<Camera aria-hidden="true" className="size-4.5" />}
                onClick={() => lens.current?.click()}
              >
                {t('files.take')}
              </Button>
              {picture !== null && (
                <Button
                  size="sm"
                  variant="ghost"
                  icon={<Trash2 aria-hidden="true" className="size-4.5" />}
                  onClick={() => setAsking(true)}
                >
                  {t('files.remove')}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      {error !== null && error !== undefined && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-3 rounded-2xl bg-bad-soft px-4 py-2 text-bad"
        >
          <p className="min-w-0 flex-1 py-1 font-medium">{errorText(error)}</p>
          {state.phase === 'failed' && isApiError(error) && error.retryable && (
            <Button size="sm" variant="outline" onClick={() => void upload.start(state.file)}>
              {t('common.retry')}
            </Button>
          )}
        </div>
      )}
      <FileInput inputRef={picker} label={title} onTake={take} />
      <FileInput inputRef={lens} label={t('files.take')} capture={camera} onTake={take} />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={props.removeTitle}
        confirmLabel={t('files.remove')}
        danger
        busy={isRemoving}
        onConfirm={() => void remove()}
      />
    </div>
  );
}

const holdsFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

type FileInputProps = {
  inputRef: React.RefObject<HTMLInputElement | null>;
  label: string;
  capture?: 'user' | 'environment';
  onTake: (files: FileList | null) => void;
};

/** The platform's own dialog, opened by a button: it is reached through that, and by tests. */
function FileInput({ inputRef, label, capture, onTake }: FileInputProps) {
  return (
    <input
      ref={inputRef}
      type="file"
      accept={ACCEPT}
      {...(capture === undefined ? {} : { capture })}
      aria-label={label}
      tabIndex={-1}
      className="hidden"
      onChange={(event) => {
        onTake(event.target.files);
        // Emptied, so that the same file can be chosen again.
        event.target.value = '';
      }}
    />
  );
}

/** What this browser cannot show is still sent: the server says what it is. */
function Preview({ url, className }: { url: string; className: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  return broken === url ? (
    <div className={cx('bg-sunken', className)} />
  ) : (
    <img
      src={url}
      alt=""
      onError={() => setBroken(url)}
      className={cx('object-cover opacity-60', className)}
    />
  );
}

/** A picture from the clipboard, unless somebody is writing. */
function usePaste(onTake: (files: FileList | undefined) => void): void {
  const latest = useRef(onTake);
  latest.current = onTake;
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      const files = event.clipboardData?.files;
      if (isWriting || files === undefined || files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
}
