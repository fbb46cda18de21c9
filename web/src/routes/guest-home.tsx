import { Link } from '@tanstack/react-router';
import { Link2, type LucideIcon, ReceiptText, Target } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ShopStrip } from '../modules/shop/browse/shop-strip.tsx';
import { StocksStrip } from '../modules/stocks/market/stocks-strip.tsx';
import { TicketsStrip } from '../modules/tickets/browse/tickets-strip.tsx';
import { TripsStrip } from '../modules/trips/around/trips-strip.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Jogakbo } from '../ui/jogakbo.tsx';
import { Page } from '../ui/page.tsx';
import { OpenDrops } from './open-drops.tsx';

const promises: {
  title: 'exactTitle' | 'keptTitle' | 'proofTitle';
  text: 'exact' | 'kept' | 'proof';
  icon: LucideIcon;
}[] = [
  { title: 'exactTitle', text: 'exact', icon: Target },
  { title: 'keptTitle', text: 'kept', icon: ReceiptText },
  { title: 'proofTitle', text: 'proof', icon: Link2 },
];

export function GuestHome() {
  const { t } = useTranslation();
  return (
    <Page title={t('home.title')} hideTitle>
      <section className="relative isolate mb-12 overflow-hidden rounded-[2rem] bg-pine px-6 py-12 text-pine-ink sm:px-12 sm:py-16">
        <Jogakbo
          seed="drops"
          className="absolute inset-y-0 right-0 -z-10 hidden h-full w-2/5 [mask:linear-gradient(to_left,#000_35%,transparent)] sm:block"
        />
        <p className="max-w-2xl text-[2.1rem] leading-tight font-extrabold tracking-tight whitespace-pre-line sm:text-[2.6rem] lg:text-[2.9rem]">
          {t('home.heroTitle')}
        </p>
        <p className="mt-5 max-w-md text-lg text-pine-muted">{t('home.heroLead')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Link
            to="/sign-up"
            className={buttonClass('primary', 'lg', 'bg-[#ff8d5f]! text-[#2a0f03]! hover:bg-[#ffa37d]!')}
          >
            {t('home.start')}
          </Link>
          <Link to="/drops" className={buttonClass('onPine', 'lg')}>
            {t('home.seeDrops')}
          </Link>
        </div>
      </section>
      <TicketsStrip />
      <StocksStrip />
      <TripsStrip />
      <ShopStrip />
      <OpenDrops />
      <ul className="mt-14 grid grid-cols-1 gap-8 sm:grid-cols-3">
        {promises.map(({ title, text, icon: Icon }) => (
          <li key={title}>
            <span className="mb-3 flex size-12 items-center justify-center rounded-2xl bg-accent-soft text-accent">
              <Icon aria-hidden="true" className="size-6" />
            </span>
            <h2 className="text-lg font-bold">{t(`home.${title}`)}</h2>
            <p className="mt-1 text-muted">{t(`home.${text}`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
