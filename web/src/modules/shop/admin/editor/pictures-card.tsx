import { ImagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Field } from '../../../../ui/field.tsx';
import { Grip } from '../../../../ui/grip.tsx';
import { PictureImage } from '../../../../ui/picture-image.tsx';
import { useFileDrop } from '../../../../ui/use-file-drop.ts';
import { useReorder } from '../../../../ui/use-reorder.ts';
import { UploadProgress } from '../../../files/upload-progress.tsx';
import type { ProductForm } from './form.ts';
import { BOUNDS } from './product-errors.ts';
import { usePictureUploads } from './use-picture-uploads.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

/** A product's pictures: several at once, in an order, each with words for whoever cannot see it. */
export function PicturesCard({ draft, change, errorAt }: ProductForm) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const picker = useRef<HTMLInputElement>(null);
  const { pictures } = draft;
  const latest = useRef(pictures);
  latest.current = pictures;
  const uploads = usePictureUploads(({ fileId, ...picture }) => {
    const next = [...latest.current, { fileId, picture, alt: { ko: '', en: '' } }];
    latest.current = next;
    change({ pictures: next });
  });
  const [isFull, setIsFull] = useState(false);
  const take = (files: readonly File[]) => {
    const room = BOUNDS.pictures - pictures.length - uploads.underWay.length;
    setIsFull(files.length > room);
    uploads.add(files.slice(0, Math.max(0, room)));
  };
  const drop = useFileDrop(take);
  const reorder = useReorder(
    pictures,
    (next) => change({ pictures: next }),
    ({ alt }) => alt.ko || t('shopAdmin.editor.picture'),
  );
  return (
    <Card className={cx('transition-colors', drop.isOver && 'border-accent! bg-accent-soft!')}>
      <div {...drop.props}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <div>
            <h2 className="text-lg font-bold">{t('shopAdmin.editor.pictures')}</h2>
            <p className="text-sm text-muted">
              {drop.isOver
                ? t('files.dropHere')
                : t('shopAdmin.editor.picturesHint', { max: BOUNDS.pictures })}
            </p>
          </div>
          <Button
            size="sm"
            variant="secondary"
            icon={<ImagePlus aria-hidden="true" className="size-4.5" />}
            onClick={() => picker.current?.click()}
          >
            {t('shopAdmin.editor.addPictures')}
          </Button>
        </div>
        <input
          ref={picker}
          type="file"
          multiple
          accept={ACCEPT}
          aria-label={t('shopAdmin.editor.pictures')}
          tabIndex={-1}
          className="hidden"
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            // Emptied, so that the same file can be chosen again.
            event.target.value = '';
          }}
        />
        <ul
          ref={(element) => {
            reorder.listRef.current = element;
          }}
          className="flex flex-col gap-3"
        >
          {pictures.map((one, index) => (
            <li
              key={one.fileId}
              {...reorder.placeProps(index)}
              className={cx(
                'flex items-start gap-2 rounded-2xl border border-line bg-surface p-2 sm:gap-3',
                reorder.dragged === index && 'border-accent! shadow-lift',
              )}
            >
              <div className="flex flex-col items-center">
                <Grip {...reorder.handleProps(index)} />
              </div>
              <div className="relative size-24 shrink-0 overflow-hidden rounded-xl bg-sunken">
                <PictureImage
                  picture={one.picture}
                  sizes="6rem"
                  alt={one.alt.ko}
                  className="size-full object-cover"
                />
                {index === 0 && (
                  <span className="absolute bottom-1 left-1">
                    <Badge tone="accent">{t('shopAdmin.editor.cover')}</Badge>
                  </span>
                )}
              </div>
              <div className="grid min-w-0 flex-1 grid-cols-1 gap-2 lg:grid-cols-2">
                {(['ko', 'en'] as const).map((language) => (
                  <Field
                    key={language}
                    label={t(`common.inLanguage.${language}`, { label: t('shopAdmin.editor.alt') })}
                    value={one.alt[language]}
                    lang={language}
                    maxLength={BOUNDS.alt}
                    autoComplete="off"
                    error={errorAt(`pictures.${one.fileId}.${language}`)}
                    onChange={(event) =>
                      change({
                        pictures: pictures.map((other) =>
                          other === one
                            ? { ...one, alt: { ...one.alt, [language]: event.target.value } }
                            : other,
                        ),
                      })
                    }
                  />
                ))}
              </div>
              <IconButton
                label={t('shopAdmin.editor.removePicture', { place: index + 1 })}
                icon={<Trash2 />}
                onClick={() => change({ pictures: pictures.filter((other) => other !== one) })}
              />
            </li>
          ))}
          {uploads.underWay.map(({ key, preview, share, error }) => (
            <li key={key} className="flex items-center gap-3 rounded-2xl border border-line p-2">
              <img
                src={preview}
                alt=""
                className="size-24 shrink-0 rounded-xl bg-sunken object-cover opacity-60"
              />
              <div className="min-w-0 flex-1">
                {error === null ? (
                  <UploadProgress share={share} onCancel={() => uploads.drop(key)} />
                ) : (
                  <div role="alert" className="flex flex-wrap items-center gap-2 text-bad">
                    <p className="min-w-0 flex-1 font-medium">{errorText(error)}</p>
                    <Button size="sm" variant="outline" onClick={() => uploads.retry(key)}>
                      {t('common.retry')}
                    </Button>
                    <Button size="sm" variant="ghost" onClick={() => uploads.drop(key)}>
                      {t('common.remove')}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          ))}
        </ul>
        {pictures.length === 0 && uploads.underWay.length === 0 && (
          <button
            type="button"
            onClick={() => picker.current?.click()}
            className="flex w-full flex-col items-center gap-2 rounded-2xl border-2 border-dashed border-line-strong/50 px-4 py-10 text-muted hover:bg-sunken"
          >
            <ImagePlus aria-hidden="true" className="size-8" />
            {t('shopAdmin.editor.noPictures')}
          </button>
        )}
        {isFull && (
          <p role="alert" className="mt-3 font-medium text-bad">
            {t('shopAdmin.editor.picturesFull', { max: BOUNDS.pictures })}
          </p>
        )}
      </div>
    </Card>
  );
}
