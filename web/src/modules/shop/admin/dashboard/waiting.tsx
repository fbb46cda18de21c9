import { Link } from '@tanstack/react-router';
import { CircleCheck, MessageCircleQuestion, PackageOpen, Star, TriangleAlert, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Banner } from '../../../../ui/banner.tsx';

const entries = [
  { name: 'toSend', icon: PackageOpen, to: '/admin/shop/orders', search: { status: ['paid', 'preparing'] } },
  { name: 'returns', icon: Undo2, to: '/admin/shop/returns', search: {} },
  { name: 'inquiries', icon: MessageCircleQuestion, to: '/admin/shop/inquiries', search: {} },
  { name: 'reviews', icon: Star, to: '/admin/shop/reviews', search: {} },
  { name: 'refundsRefused', icon: TriangleAlert, to: '/admin/shop/orders', search: { attention: 'true' } },
] as const;

/** What waits for an operator; each leads to where it is done. */
export function Waiting({ waiting }: { waiting: Dashboard['waiting'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = entries.filter(({ name }) => waiting[name] > 0);
  if (open.length === 0)
    return (
      <Banner tone="good" icon={<CircleCheck aria-hidden="true" />}>
        {t('shopAdmin.dashboard.nothingWaits')}
      </Banner>
    );
  return (
    <nav aria-label={t('shopAdmin.dashboard.waits')}>
      <ul className="flex flex-wrap gap-3">
        {open.map(({ name, icon: Icon, to, search }) => (
          <li key={name} className="min-w-40 flex-1">
            <Link
              to={to}
              search={search as never}
              className="flex h-full items-center gap-3 rounded-2xl bg-accent-soft px-4 py-3 text-accent hover:brightness-97"
            >
              <Icon aria-hidden="true" className="size-6 shrink-0" />
              <span className="min-w-0">
                <span className="tnum block text-xl leading-tight font-extrabold">
                  {format.number(waiting[name])}
                </span>
                <span className="block text-sm font-semibold">{t(`shopAdmin.dashboard.wait.${name}`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
