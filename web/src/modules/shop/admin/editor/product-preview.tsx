import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useServerNow } from '../../../../api/clock.ts';
import { categoriesQuery, shippingQuery } from '../../../../api/shop-admin.ts';
import { About } from '../../product/about.tsx';
import { DeliveryFacts } from '../../product/delivery-facts.tsx';
import { Gallery } from '../../product/gallery.tsx';
import { OptionPicker } from '../../product/option-picker.tsx';
import { ProductHead } from '../../product/product-head.tsx';
import { useChoice } from '../../product/use-choice.ts';
import type { ProductDraft } from './draft.ts';
import { previewOf } from './preview-of.ts';

type Props = { draft: ProductDraft; productId: string };

/** The product as a customer would see it with what stands in the form now. Only to be looked at. */
export function ProductPreview({ draft, productId }: Props) {
  const nowMs = Math.floor(useServerNow() / 60_000) * 60_000;
  const categories = useQuery(categoriesQuery).data?.items;
  const shipping = useQuery(shippingQuery).data;
  const shown = useDeferredValue(draft);
  const product = useMemo(
    () => previewOf(shown, { productId, nowMs, categories: categories ?? [], shipping }),
    [shown, productId, nowMs, categories, shipping],
  );
  return (
    <div inert className="@container flex flex-col gap-5 overflow-hidden p-5">
      <Look key={shown.options.map(({ values }) => values.length).join()} product={product} />
    </div>
  );
}

function Look({ product }: { product: ReturnType<typeof previewOf> }) {
  const choice = useChoice(product);
  return (
    <>
      <Gallery product={product} isFaded={product.state === 'sold-out' || product.state === 'ended'} />
      <ProductHead product={product} variant={choice.variant} />
      <OptionPicker product={product} choice={choice} />
      <div className="border-t border-line pt-4">
        <DeliveryFacts product={product} variant={choice.variant} />
      </div>
      <About product={product} />
    </>
  );
}
