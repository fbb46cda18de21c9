import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { balanceQuery, holdsQuery } from '../../api/pay.ts';
import type { Hold } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { CaptureDialog } from './capture-dialog.tsx';
import { HeldForStocks } from './held-for-stocks.tsx';
import { VoidDialog } from './void-dialog.tsx';

const tones: Record<Hold['status'], BadgeTone> = {
  active: 'warn',
  captured: 'good',
  voided: 'neutral',
  expired: 'neutral',
};

export function HoldsPage() {
  const { t } = useTranslation();
  const holds = useInfiniteQuery(holdsQuery);
  const heldForStocks = useQuery(balanceQuery).data?.heldForStocks ?? 0;
  const [capturing, setCapturing] = useState<Hold | null>(null);
  const [voiding, setVoiding] = useState<Hold | null>(null);
  return (
    <Page title={t('pay.holdsTitle')} lead={t('pay.holdsLead')} narrow back={<BackToWallet />}>
      {heldForStocks > 0 && <HeldForStocks amount={heldForStocks} />}
      <PagedList
        query={holds}
        empty={
          heldForStocks > 0 ? (
            <p className="px-1 text-muted">{t('pay.noOtherHolds')}</p>
          ) : (
            <EmptyState icon={<Lock aria-hidden="true" />} title={t('pay.noHolds')}>
              {t('pay.noHoldsLead')}
            </EmptyState>
          )
        }
      >
        {(items) => (
          <ul className="flex flex-col gap-4">
            {items.map((hold) => (
              <li key={hold.holdId}>
                <HoldCard hold={hold} onCapture={() => setCapturing(hold)} onVoid={() => setVoiding(hold)} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {capturing !== null && <CaptureDialog hold={capturing} onClose={() => setCapturing(null)} />}
      {voiding !== null && <VoidDialog hold={voiding} onClose={() => setVoiding(null)} />}
    </Page>
  );
}

function HoldCard({ hold, onCapture, onVoid }: { hold: Hold; onCapture: () => void; onVoid: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isPayee = useAccount()?.accountId === hold.payeeId;
  const over = Date.parse(hold.expiresAt) <= Date.now();
  return (
    <Card>
      <div className="flex items-center justify-between gap-3">
        <p className="font-semibold text-muted">{isPayee ? t('pay.holdIn') : t('pay.holdOut')}</p>
        <Badge tone={tones[hold.status]}>{t(`pay.holdStatus.${hold.status}`)}</Badge>
      </div>
      <p className="tnum mt-1 text-3xl font-extrabold tracking-tight">{format.won(hold.amount)}</p>
      {hold.memo !== null && <p className="text-muted">{hold.memo}</p>}
      <p className="tnum mt-2 text-sm text-muted">
        {[
          hold.captured > 0 ? t('pay.holdCaptured', { amount: format.won(hold.captured) }) : null,
          hold.status === 'active'
            ? over
              ? t('pay.holdExpired', { date: format.dateTime(hold.expiresAt) })
              : t('pay.holdExpires', { when: format.relative(hold.expiresAt) })
            : format.dateTime(hold.createdAt),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {isPayee && hold.status === 'active' && !over && (
        <div className="mt-4 flex gap-3 [&>*]:flex-1">
          <Button variant="secondary" size="sm" onClick={onVoid}>
            {t('pay.voidHold')}
          </Button>
          <Button size="sm" onClick={onCapture}>
            {t('pay.capture')}
          </Button>
        </div>
      )}
    </Card>
  );
}
