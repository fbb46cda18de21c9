import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../api/site.ts';
import { PublicStrip } from './public-strip.tsx';

/** A look at trips of others, from the start page; nothing where there is no such service, or none are public. */
export function TripsStrip() {
  const { t } = useTranslation();
  const isOn = useQuery(siteQuery).data?.services.includes('trips') ?? false;
  return <PublicStrip title={t('tripsAround.strip')} enabled={isOn} />;
}
