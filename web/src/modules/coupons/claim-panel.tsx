import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import { claimDrop, couponsKey, dropQuery, dropsKey } from '../../api/coupons.ts';
import { hasCode } from '../../api/error.ts';
import { useSession, useStreamStatus } from '../../api/hooks.ts';
import type { CampaignPhase, ClaimResult, Drop } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { cx } from '../../ui/cx.ts';
import { Meter } from '../../ui/meter.tsx';
import { ClaimOutcome } from './claim-outcome.tsx';

/** What is left, how long to wait, one large button, and what became of pressing it. */
export function ClaimPanel({ drop, phase }: { drop: Drop; phase: CampaignPhase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useServerNow(250);
  const queryClient = useQueryClient();
  const claim = useCommand<{ dropId: string }, ClaimResult>({
    name: `claim:${drop.dropId}`,
    run: ({ dropId }, key) => claimDrop(dropId, key),
    // A drop's crowd may be busy for long; the member can stop waiting at any time.
    maxAttempts: 30,
    onDone: ({ data }) => {
      const { couponId, position } = data;
      queryClient.setQueryData(dropQuery(drop.dropId).queryKey, (old) =>
        old === undefined || old.mine.some((coupon) => coupon.couponId === couponId)
          ? old
          : { ...old, mine: [...old.mine, { couponId, position }] },
      );
      void queryClient.invalidateQueries({ queryKey: couponsKey });
      announce(
        `${t('coupons.gotTitle')} ${t('coupons.gotPosition', { total: format.number(drop.total), position })}`,
      );
    },
    onRefused: (error) => {
      // Another tab or device may have been there first; the truth is read again.
      if (hasCode(error, 'coupon.already-claimed') || hasCode(error, 'coupon.sold-out')) {
        void queryClient.invalidateQueries({ queryKey: dropsKey });
      }
    },
  });
  return (
    <Card className="flex flex-col gap-5">
      {phase === 'scheduled' && drop.opensAt !== null ? (
        <div>
          <p className="mb-3 font-semibold text-muted">{t('coupons.opensIn')}</p>
          <Countdown size="lg" targetMs={Date.parse(drop.opensAt)} nowMs={now} />
        </div>
      ) : (
        <Remaining drop={drop} live={phase === 'open'} />
      )}
      <ClaimOutcome claim={claim} drop={drop} />
      <ClaimButton drop={drop} phase={phase} claim={claim} />
    </Card>
  );
}

function Remaining({ drop, live }: { drop: Drop; live: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useStreamStatus();
  return (
    <div>
      <div className="mb-2.5 flex items-end justify-between gap-3">
        <p>
          <span className="block text-sm text-muted">{t('coupons.remaining')}</span>
          <span className="tnum text-4xl font-extrabold tracking-tight">{format.number(drop.remaining)}</span>
          <span className="tnum ml-1.5 text-muted">/ {format.number(drop.total)}</span>
        </p>
        {live && (
          <p className="flex items-center gap-1.5 pb-1.5 text-sm font-semibold text-muted">
            <span
              aria-hidden="true"
              className={cx('size-2 rounded-full', status === 'live' ? 'animate-pulse bg-good' : 'bg-warn')}
            />
            {status === 'live' ? t('coupons.live') : t('coupons.reconnecting')}
          </p>
        )}
      </div>
      <Meter label={t('coupons.remaining')} value={drop.remaining} max={drop.total} size="lg" />
    </div>
  );
}

type ButtonProps = {
  drop: Drop;
  phase: CampaignPhase;
  claim: ReturnType<typeof useCommand<{ dropId: string }, ClaimResult>>;
};

function ClaimButton({ drop, phase, claim }: ButtonProps) {
  const { t } = useTranslation();
  const session = useSession();
  const next = useLocation({ select: (location) => location.pathname });
  const wide = 'w-full';
  const full = drop.mine.length >= drop.perMemberLimit;
  if (session.status === 'guest' && phase !== 'sold-out' && phase !== 'closed') {
    return (
      <Link to="/sign-in" search={{ next }} className={buttonClass('primary', 'lg', wide)}>
        {t('coupons.signInToClaim')}
      </Link>
    );
  }
  if (full || (drop.mine.length > 0 && phase !== 'open')) {
    return (
      <Link to="/coupons" className={buttonClass('secondary', 'lg', wide)}>
        {t('coupons.mineButton')}
      </Link>
    );
  }
  if (phase !== 'open') {
    const label = phase === 'sold-out' ? 'soldOutButton' : phase === 'closed' ? 'closedButton' : 'notOpenYet';
    return (
      <Button size="lg" className={wide} disabled>
        {t(`coupons.${label}`)}
      </Button>
    );
  }
  const unsure = claim.error !== null && (claim.error.outcomeUnknown || claim.error.status === 429);
  return (
    <Button
      size="lg"
      className={wide}
      loading={claim.busy || session.status === 'unknown'}
      onClick={() => claim.submit({ dropId: drop.dropId })}
    >
      {claim.busy
        ? t('coupons.claiming')
        : unsure
          ? t('coupons.tryAgain')
          : drop.mine.length > 0
            ? t('coupons.claimMore')
            : t('coupons.claim')}
    </Button>
  );
}
