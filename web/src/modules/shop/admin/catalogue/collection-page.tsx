import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { collectionsQuery } from '../../../../api/shop-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { CollectionForm } from './collection-form.tsx';

const route = getRouteApi('/admin/shop/collections/$collectionId');

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/shop/collections" className={backClass}>
      <BackIcon />
      {t('shopAdmin.collections.title')}
    </Link>
  );
}

export function NewCollectionPage() {
  const { t } = useTranslation();
  const query = useQuery(collectionsQuery);
  return (
    <Page title={t('shopAdmin.collections.new')} back={<Back />}>
      <Loaded query={query}>
        {({ items }) => (
          <CollectionForm
            collection={null}
            position={Math.max(-1, ...items.map(({ position }) => position)) + 1}
          />
        )}
      </Loaded>
    </Page>
  );
}

export function CollectionPage() {
  const { t } = useTranslation();
  const say = useLocal();
  const { collectionId } = route.useParams();
  const query = useQuery(collectionsQuery);
  const collection = query.data?.items.find((one) => one.collectionId === collectionId);
  if (query.data !== undefined && collection === undefined) return <NotFoundPage />;
  return (
    <Page
      title={collection === undefined ? t('shopAdmin.collections.title') : say(collection.name)}
      back={<Back />}
    >
      <Loaded query={query}>
        {() =>
          collection && (
            <CollectionForm key={collectionId} collection={collection} position={collection.position} />
          )
        }
      </Loaded>
    </Page>
  );
}
