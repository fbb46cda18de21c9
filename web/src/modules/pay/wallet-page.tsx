import { Link } from '@tanstack/react-router';
import { CreditCard, Link2, Lock, type LucideIcon, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { Statement } from './statement.tsx';
import { WalletCard } from './wallet-card.tsx';

const links: {
  to: '/pay/holds' | '/pay/payments' | '/receipts' | '/pay/seals';
  label: 'pay.holds' | 'payments.title' | 'pay.receipts' | 'pay.seals';
  icon: LucideIcon;
}[] = [
  { to: '/pay/payments', label: 'payments.title', icon: CreditCard },
  { to: '/pay/holds', label: 'pay.holds', icon: Lock },
  { to: '/receipts', label: 'pay.receipts', icon: ReceiptText },
  { to: '/pay/seals', label: 'pay.seals', icon: Link2 },
];

export function WalletPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('pay.title')}>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] lg:gap-10">
        <div className="flex flex-col gap-4 lg:sticky lg:top-24">
          <WalletCard more />
          <nav aria-label={t('pay.title')} className="grid grid-cols-4 gap-2">
            {links.map(({ to, label, icon: Icon }) => (
              <Link
                key={to}
                to={to}
                className="flex min-h-20 flex-col items-center justify-center gap-1.5 rounded-2xl border border-line/70 bg-surface px-1 text-center text-sm font-semibold hover:bg-sunken"
              >
                <Icon aria-hidden="true" className="size-5 text-muted" />
                {t(label)}
              </Link>
            ))}
          </nav>
        </div>
        <Statement />
      </div>
    </Page>
  );
}
