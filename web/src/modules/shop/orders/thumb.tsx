import type { Picture } from '../../../api/types.ts';
import { cx } from '../../../ui/cx.ts';
import { ProductPicture } from '../browse/product-picture.tsx';

type Props = { picture: Picture | null; productId: string; size?: 'sm' | 'md'; faded?: boolean };

const sizes = {
  sm: { box: 'size-14 rounded-xl', width: '3.5rem' },
  md: { box: 'size-20 rounded-2xl', width: '5rem' },
};

/** The small picture of what is bought; the words beside it name it. */
export function Thumb({ picture, productId, size = 'md', faded = false }: Props) {
  return (
    <ProductPicture
      picture={picture}
      seed={productId}
      sizes={sizes[size].width}
      className={cx('shrink-0', sizes[size].box, faded && 'opacity-50 grayscale')}
    />
  );
}
