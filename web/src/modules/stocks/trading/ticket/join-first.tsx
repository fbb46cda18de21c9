import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/banner.tsx';

/** The money of a season is had by joining it. */
export function JoinFirst({ seasonId }: { seasonId: string }) {
  const { t } = useTranslation();
  return (
    <Banner tone="info">
      {t('stocksTrading.ticket.joinFirst')}{' '}
      <Link
        to="/stocks/seasons/$seasonId"
        params={{ seasonId }}
        className="tap inline-flex items-center font-semibold underline underline-offset-4"
      >
        {t('stocksTrading.ticket.join')}
      </Link>
    </Banner>
  );
}
