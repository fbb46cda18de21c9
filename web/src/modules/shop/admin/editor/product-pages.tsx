import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { productQuery } from '../../../../api/shop-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { buttonClass } from '../../../../ui/button.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { ProductBadge } from '../products/status.tsx';
import { ProductEditor } from './product-editor.tsx';

const route = getRouteApi('/admin/shop/products/$productId');

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/shop/products" className={backClass}>
      <BackIcon />
      {t('shopAdmin.products.title')}
    </Link>
  );
}

export function NewProductPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page wide title={t('shopAdmin.products.new')} back={<Back />}>
      <ProductEditor
        product={null}
        onSaved={({ productId }) => {
          toast(t('shopAdmin.editor.created'));
          void navigate({
            to: '/admin/shop/products/$productId',
            params: { productId },
            replace: true,
            ignoreBlocker: true,
          });
        }}
      />
    </Page>
  );
}

export function EditProductPage() {
  const { t } = useTranslation();
  const say = useLocal();
  const { productId } = route.useParams();
  // What is being written here is not overwritten by a look at the server: a conflict is told when it is saved.
  const query = useQuery({ ...productQuery(productId), refetchOnWindowFocus: false });
  if (isMissing(query.error)) return <NotFoundPage />;
  const product = query.data;
  return (
    <Page
      wide
      title={product === undefined ? t('shopAdmin.products.product') : say(product.name)}
      back={<Back />}
      action={
        product && (
          <div className="flex items-center gap-3">
            <ProductBadge status={product.status} />
            {product.status !== 'draft' && (
              <Link
                to="/shop/products/$productId"
                params={{ productId }}
                className={buttonClass('secondary', 'sm')}
              >
                <ExternalLink aria-hidden="true" className="size-4" />
                {t('shopAdmin.editor.seeInShop')}
              </Link>
            )}
          </div>
        )
      }
    >
      <Loaded query={query}>
        {(data) => (
          <ProductEditor
            key={productId}
            product={data}
            onSaved={() => toast(t('shopAdmin.editor.savedNow'))}
          />
        )}
      </Loaded>
    </Page>
  );
}
