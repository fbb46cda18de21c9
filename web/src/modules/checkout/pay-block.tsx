import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CreditCard, WalletMinimal } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayWay } from '../../api/checkout.ts';
import { balanceQuery, deposit, payKey } from '../../api/pay.ts';
import { siteQuery } from '../../api/site.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { UnknownOutcome } from '../pay/unknown-outcome.tsx';
import { Block } from './block.tsx';

type Props = {
  total: number;
  value: PayWay;
  onChange: (way: PayWay) => void;
  /** What becomes of the goods while a gateway is asked. */
  gatewayLead: string;
};

/** How it is paid: from the wallet, at once and final; or through the gateway, while the pieces are held. */
export function PayBlock({ total, value, onChange, gatewayLead }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const balance = useQuery(balanceQuery);
  const available = balance.data?.available;
  return (
    <Block title={t('checkout.payWith')}>
      <RadioGroup.Root
        aria-label={t('checkout.payWith')}
        value={value}
        onValueChange={(next) => onChange(next === 'gateway' ? 'gateway' : 'wallet')}
        className="flex flex-col gap-2.5"
      >
        <Way
          way="wallet"
          icon={<WalletMinimal aria-hidden="true" />}
          title={t('checkout.wallet')}
          lead={
            available === undefined
              ? t('checkout.walletLead')
              : t('checkout.balance', { amount: format.won(available) })
          }
        />
        {value === 'wallet' && available !== undefined && available < total && (
          <Short missing={total - available} />
        )}
        <Way
          way="gateway"
          icon={<CreditCard aria-hidden="true" />}
          title={t('checkout.gateway')}
          lead={gatewayLead}
        />
      </RadioGroup.Root>
    </Block>
  );
}

type WayProps = { way: PayWay; icon: ReactNode; title: string; lead: string };

function Way({ way, icon, title, lead }: WayProps) {
  return (
    <RadioGroup.Item
      value={way}
      className="group flex items-center gap-3.5 rounded-2xl border border-line-strong/60 bg-surface p-4 text-left hover:bg-sunken/50 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/50 data-[state=checked]:outline-1 data-[state=checked]:outline-accent"
    >
      <span className="text-accent [&>svg]:size-6">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="tnum block text-sm text-muted">{lead}</span>
      </span>
    </RadioGroup.Item>
  );
}

/** The wallet does not hold enough: how much is missing, and one tap that puts it in. */
function Short({ missing }: { missing: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const demo = useQuery(siteQuery).data?.mode === 'demo';
  const command = useCommand({
    name: 'checkout-top-up',
    run: deposit,
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: payKey });
      announce(t('checkout.toppedUp'));
    },
  });
  const amount = format.won(missing);
  return (
    <div className="flex flex-col gap-3 rounded-2xl bg-warn-soft p-4">
      <p className="font-semibold text-warn">{t('checkout.short', { amount })}</p>
      {demo ? (
        <Button
          size="sm"
          className="tnum self-start"
          loading={command.state.phase === 'running'}
          onClick={() => command.submit({ amount: missing })}
        >
          {t('checkout.topUpNow', { amount })}
        </Button>
      ) : (
        <Link to="/pay/top-up" className={buttonClass('primary', 'sm', 'self-start')}>
          {t('pay.topUp')}
        </Link>
      )}
      <UnknownOutcome error={command.error} />
      <CommandWait command={command} />
    </div>
  );
}
