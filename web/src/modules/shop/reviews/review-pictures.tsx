import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../api/shop-types.ts';
import { PictureImage } from '../../../ui/picture-image.tsx';
import { Lightbox } from '../product/lightbox.tsx';
import { useAuthorName } from './use-author-name.ts';

/** Pictures of those who have it; one press shows them large. */
export function ReviewPictures({ review }: { review: Review }) {
  const { t } = useTranslation();
  const name = useAuthorName()(review.author);
  const [at, setAt] = useState<number | null>(null);
  const alt = (no: number) => t('shop.reviews.pictureOf', { name, no });
  return (
    <>
      <ul className="no-scrollbar -mx-1 mt-3 flex gap-2 overflow-x-auto p-1">
        {review.pictures.map((picture, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of one review keep their order
          <li key={index} className="shrink-0">
            <button
              type="button"
              aria-label={alt(index + 1)}
              onClick={() => setAt(index)}
              className="block size-28 cursor-zoom-in overflow-hidden rounded-2xl bg-sunken sm:size-32"
            >
              <PictureImage picture={picture} sizes="8rem" alt="" className="size-full object-cover" />
            </button>
          </li>
        ))}
      </ul>
      {at !== null && (
        <Lightbox
          label={t('shop.reviews.of', { name })}
          pictures={review.pictures.map((picture, index) => ({ picture, alt: alt(index + 1) }))}
          at={at}
          onAt={setAt}
          onClose={() => setAt(null)}
          caption={<span className="line-clamp-2">{review.text}</span>}
        />
      )}
    </>
  );
}
