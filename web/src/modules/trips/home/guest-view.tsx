import { Link } from '@tanstack/react-router';
import { CalendarDays, Map as MapIcon, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { PublicStrip } from '../around/public-strip.tsx';
import { RegionPicture } from './region-picture.tsx';
import { TripsNav } from './trips-nav.tsx';
import { useProvinces } from './use-provinces.ts';

const points = [
  { name: 'plan', icon: CalendarDays },
  { name: 'together', icon: Users },
  { name: 'map', icon: MapIcon },
] as const;

/** For a newcomer: what this is, and trips of others to look at before one signs in. */
export function GuestView() {
  const { t } = useTranslation();
  const provinces = useProvinces();
  return (
    <Page wide title={t('tripsAround.home.title')} hideTitle>
      <section className="relative isolate mb-10 overflow-hidden rounded-[2rem] bg-pine px-6 py-10 text-pine-ink sm:px-12 sm:py-14">
        <RegionPicture
          regions={provinces.all.map(({ code }) => code)}
          seed="trips"
          isBare
          className="absolute! inset-y-0 right-4 -z-10 hidden h-full w-2/5 sm:block"
        />
        <p className="max-w-xl text-[2rem] leading-tight font-extrabold tracking-tight whitespace-pre-line sm:text-[2.5rem]">
          {t('tripsAround.guest.title')}
        </p>
        <p className="mt-4 max-w-md text-lg text-pine-muted">{t('tripsAround.guest.lead')}</p>
        <div className="mt-7 flex flex-wrap gap-3">
          <Link
            to="/sign-in"
            search={{ next: '/trips' }}
            className={buttonClass('primary', 'lg', 'bg-[#ff8d5f]! text-[#2a0f03]! hover:bg-[#ffa37d]!')}
          >
            {t('tripsAround.guest.start')}
          </Link>
          <Link to="/trips/explore" className={buttonClass('onPine', 'lg')}>
            {t('tripsAround.guest.explore')}
          </Link>
        </div>
      </section>
      <TripsNav />
      <PublicStrip title={t('tripsAround.home.others')} />
      <ul className="mt-4 grid grid-cols-1 gap-8 sm:grid-cols-3">
        {points.map(({ name, icon: Icon }) => (
          <li key={name}>
            <span className="mb-3 flex size-12 items-center justify-center rounded-2xl bg-accent-soft text-accent">
              <Icon aria-hidden="true" className="size-6" />
            </span>
            <h2 className="text-lg font-bold">{t(`tripsAround.guest.${name}Title`)}</h2>
            <p className="mt-1 text-muted">{t(`tripsAround.guest.${name}`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
