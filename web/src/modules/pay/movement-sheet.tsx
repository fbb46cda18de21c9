import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { transferQuery } from '../../api/pay.ts';
import type { TransferDetail } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Proof } from './proof.tsx';
import { RefundForm } from './refund-form.tsx';
import { useMovementWords } from './trade-words.ts';

/** One movement in full: every leg, what can be given back, and its proof. */
export function MovementSheet({ transferId, onClose }: { transferId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open={transferId !== null} onOpenChange={(open) => !open && onClose()} title={t('pay.detail')}>
      {transferId !== null && <MovementDetail key={transferId} transferId={transferId} />}
    </Dialog>
  );
}

function MovementDetail({ transferId }: { transferId: string }) {
  const detail = useQuery({
    ...transferQuery(transferId),
    // A movement is sealed moments after it is made.
    refetchInterval: (query) => (query.state.data?.proof === null ? 3000 : false),
  });
  if (detail.data !== undefined) return <MovementView detail={detail.data} />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  return <ListSkeleton rows={3} />;
}

function MovementView({ detail }: { detail: TransferDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const accountId = useAccount()?.accountId;
  const [refunding, setRefunding] = useState(false);
  const mine = detail.legs
    .filter((leg) => leg.accountId === accountId)
    .reduce((sum, leg) => sum + leg.amount, 0);
  const refundable = Math.min(mine, detail.amount) - detail.refunded;
  // Only who has received from another member can give it back.
  const canRefund = (detail.kind === 'transfer' || detail.kind === 'capture') && refundable > 0;
  const own = detail.legs.find((leg) => leg.accountId === accountId);
  const isTrade = detail.kind === 'trade';
  const words = useMovementWords()({ ...detail, amount: mine });
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Badge>{words.title}</Badge>
        <p className={cx('tnum mt-2 text-4xl font-extrabold tracking-tight', mine > 0 && 'text-good')}>
          {format.signedWon(mine === 0 ? detail.amount : mine)}
        </p>
        {words.memo !== null && <p className="mt-1 text-muted">{isTrade ? words.memo : `“${words.memo}”`}</p>}
      </div>
      <Facts
        items={[
          { label: t('pay.at'), value: format.exact(detail.at) },
          ...(own && detail.legs.length === 1 && own.balanceAfter !== null
            ? [{ label: t('pay.balance'), value: format.won(own.balanceAfter) }]
            : []),
          ...(detail.refunded > 0 ? [{ label: t('pay.refunded'), value: format.won(detail.refunded) }] : []),
          {
            label: t('pay.transferNumber'),
            value: (
              <span className="flex items-center justify-end">
                <code className="font-mono text-sm">{detail.transferId}</code>
                <CopyButton value={detail.transferId} />
              </span>
            ),
          },
        ]}
      />
      {/* Of a trade one sees one's own part alone. */}
      {detail.legs.length > 1 && (
        <section>
          <h3 className="mb-2 font-bold">{t('pay.legs')}</h3>
          <ul className="divide-y divide-line/70 rounded-2xl border border-line/70 px-4">
            {detail.legs.map((leg) => (
              <li
                key={`${leg.accountId}-${leg.amount}`}
                className="flex items-baseline justify-between gap-3 py-2.5"
              >
                <span className="min-w-0 font-medium">
                  {leg.accountId === accountId ? t('pay.me') : leg.name}
                </span>
                <span className="tnum text-right">
                  <span className="block font-semibold">{format.signedWon(leg.amount)}</span>
                  {leg.accountId === accountId && leg.balanceAfter !== null && (
                    <span className="block text-sm text-muted">
                      {t('pay.balanceAfter', { amount: format.won(leg.balanceAfter) })}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {canRefund &&
        (refunding ? (
          <RefundForm
            transferId={detail.transferId}
            refundable={refundable}
            onClose={() => setRefunding(false)}
          />
        ) : (
          <Button variant="secondary" onClick={() => setRefunding(true)}>
            {t('pay.refund')}
          </Button>
        ))}
      <Proof proof={detail.proof} />
    </div>
  );
}
