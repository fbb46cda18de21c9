import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { PictureImage } from '../../../ui/picture-image.tsx';

/** What the shop says about it: its words as paragraphs, its other pictures between them, and where else to look. */
export function About({ product }: { product: Product }) {
  const { t } = useTranslation();
  const local = useLocal();
  const paragraphs = local(product.description)
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const others = product.pictures.slice(1);
  return (
    <div className="max-w-3xl">
      {paragraphs.length === 0 && <p className="text-lg">{local(product.summary)}</p>}
      {paragraphs.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
        <div key={index}>
          <p className="mb-5 text-[1.05rem] leading-[1.8] whitespace-pre-line">{text}</p>
          {others[index] !== undefined && (
            <PictureImage
              picture={others[index].picture}
              sizes="(min-width: 40rem) 36rem, 100vw"
              alt={local(others[index].alt)}
              className="mb-6 h-auto w-full max-w-xl rounded-3xl bg-sunken"
            />
          )}
        </div>
      ))}
      {product.tags.length > 0 && (
        <ul aria-label={t('shop.product.tags')} className="flex flex-wrap gap-2 pt-2">
          {product.tags.map((tag) => (
            <li key={tag}>
              <Link
                to="/shop/products"
                search={{ q: tag }}
                className="tap inline-flex items-center rounded-full bg-sunken px-4 text-sm font-medium text-muted hover:text-ink"
              >
                #{tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
