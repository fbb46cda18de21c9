import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { promotionQuery } from '../../../../api/shop-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { PromotionForm } from './promotion-form.tsx';

const route = getRouteApi('/admin/shop/promotions/$promotionId');

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/shop/promotions" className={backClass}>
      <BackIcon />
      {t('shopAdmin.promotions.title')}
    </Link>
  );
}

export function NewPromotionPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('shopAdmin.promotions.new')} back={<Back />}>
      <PromotionForm promotion={null} />
    </Page>
  );
}

export function PromotionPage() {
  const { t } = useTranslation();
  const say = useLocal();
  const { promotionId } = route.useParams();
  const query = useQuery({ ...promotionQuery(promotionId), refetchOnWindowFocus: false });
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={query.data === undefined ? t('shopAdmin.promotions.title') : say(query.data.name)}
      back={<Back />}
    >
      <Loaded query={query}>
        {(promotion) => <PromotionForm key={`${promotionId}:${promotion.version}`} promotion={promotion} />}
      </Loaded>
    </Page>
  );
}
