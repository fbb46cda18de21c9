import type { Picture } from '../../../api/types.ts';
import { Card } from '../../../ui/card.tsx';
import { PosterImage } from '../../../ui/poster-image.tsx';
import { PictureField } from '../../files/picture-field.tsx';

export type ShownPicture = { fileId: string; picture: Picture } | null;

type Props = {
  title: string;
  hint: string;
  removeTitle: string;
  /** Of the cloth that hangs there without one. */
  seed: string;
  shown: ShownPicture;
  frame: string;
  onChange: (shown: ShownPicture) => void;
};

/** A picture of the form: it is shown at once, and kept when the form is saved. */
export function PictureCard({ title, hint, removeTitle, seed, shown, frame, onChange }: Props) {
  return (
    <Card>
      <PictureField
        title={title}
        hint={hint}
        removeTitle={removeTitle}
        picture={shown?.picture ?? null}
        previewClass={frame}
        onUploaded={({ fileId, ...picture }) => onChange({ fileId, picture })}
        onRemove={() => onChange(null)}
      >
        <span className={`block overflow-hidden bg-sunken ${frame}`}>
          <PosterImage poster={shown?.picture ?? null} seed={seed} sizes="11rem" className="size-full" />
        </span>
      </PictureField>
    </Card>
  );
}
