import { useTranslation } from 'react-i18next';
import type { Picture, Upload } from '../../api/types.ts';
import { PosterImage } from '../../ui/poster-image.tsx';
import { PictureField } from './picture-field.tsx';

type Props = {
  /** Of what stands there without a poster. */
  seed: string;
  poster: Picture | null;
  onUploaded: (upload: Upload) => Promise<unknown> | unknown;
  onRemove: () => Promise<unknown> | unknown;
};

const frame = 'aspect-[4/3] w-28 rounded-2xl sm:w-44';

/** The poster of a campaign, for operators. */
export function PosterField({ seed, poster, onUploaded, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <PictureField
      title={t('files.posterTitle')}
      hint={t('files.posterHint')}
      picture={poster}
      previewClass={frame}
      removeTitle={t('files.posterRemove')}
      onUploaded={onUploaded}
      onRemove={onRemove}
    >
      <div className={`overflow-hidden ${frame}`}>
        <PosterImage
          poster={poster}
          seed={seed}
          sizes="(min-width: 40rem) 11rem, 7rem"
          className="size-full"
        />
      </div>
    </PictureField>
  );
}
