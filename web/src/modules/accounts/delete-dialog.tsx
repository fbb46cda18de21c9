import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { WalletMinimal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteMe } from '../../api/accounts.ts';
import { balanceQuery } from '../../api/pay.ts';
import { siteQuery } from '../../api/site.ts';
import type { DeleteMeBody } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

const REASON_MAX = 200;

/** The last step out: what goes, what the law keeps, what is in the way, and a word typed by hand. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [word, setWord] = useState('');
  const [reason, setReason] = useState('');
  const command = useCommand<DeleteMeBody, void>({
    name: 'delete-account',
    run: deleteMe,
    onDone: () => {
      toast(t('accounts.deleted'));
      void navigate({ to: '/' });
    },
  });
  const blocked = command.error?.code === 'account.wallet-not-empty';
  const confirmed = word.trim().toLowerCase() === t('accounts.deleteWord').toLowerCase();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('accounts.deleteAsk')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="danger"
            disabled={!confirmed}
            loading={command.state.phase === 'running'}
            onClick={() => command.submit(reason.trim() === '' ? {} : { reason: reason.trim() })}
          >
            {t('accounts.delete')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <WalletObstacle refused={blocked} onLeave={onClose} />
        <div>
          <h3 className="font-bold">{t('accounts.deleteGone')}</h3>
          <p className="text-muted">{t('accounts.deleteGoneList')}</p>
        </div>
        <div>
          <h3 className="font-bold">{t('accounts.deleteKept')}</h3>
          <p className="text-muted">{t('accounts.deleteKeptList')}</p>
        </div>
        <Field
          label={t('accounts.deleteReason')}
          optional={t('common.optional')}
          maxLength={REASON_MAX}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Field
          label={t('accounts.deleteType', { word: t('accounts.deleteWord') })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
        {!blocked && <FormError error={command.error} />}
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}

/** Money in the wallet must leave first: said before the server has to. */
function WalletObstacle({ refused, onLeave }: { refused: boolean; onLeave: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const payOn = useQuery(siteQuery).data?.services.includes('pay') ?? false;
  const balance = useQuery({ ...balanceQuery, enabled: payOn }).data;
  const full = balance !== undefined && (balance.balance > 0 || balance.held > 0);
  if (!full && !refused) return null;
  const held = (balance?.held ?? 0) > 0;
  return (
    <div role={refused ? 'alert' : undefined}>
      <Banner tone="warn" icon={<WalletMinimal aria-hidden="true" />}>
        <p className="font-bold">
          {full
            ? t('accounts.deleteMoney', { amount: format.won(balance.balance) })
            : t('errors.codes.account.wallet-not-empty')}
        </p>
        <p className="font-normal">{held ? t('accounts.deleteHeld') : t('accounts.deleteMoneyLead')}</p>
        <Link
          to={held ? '/pay/holds' : '/pay/withdraw'}
          onClick={onLeave}
          className="tap inline-flex items-center font-semibold underline underline-offset-4"
        >
          {held ? t('accounts.deleteToHolds') : t('accounts.deleteToWithdraw')}
        </Link>
      </Banner>
    </div>
  );
}
