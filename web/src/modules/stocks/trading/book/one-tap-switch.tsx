import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/hooks.ts';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { cx } from '../../../../ui/cx.ts';
import { toast } from '../../../../ui/toast.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useTicketOfPage } from '../ticket/use-ticket.ts';
import { useAskToSignIn } from '../use-ask-to-sign-in.ts';

/** One press, one order: asked about once before it is switched on, and off again when one leaves. */
export function OneTapSwitch() {
  const { t } = useTranslation();
  const format = useStockFormat();
  const ticket = useTicketOfPage();
  const { isOneTap, setOneTap, draft } = ticket;
  const isMember = useSession().status === 'member';
  const signIn = useAskToSignIn();
  const [isAsking, setAsking] = useState(false);
  const press = () => {
    if (!isMember) signIn.ask();
    else if (isOneTap) setOneTap(false);
    else if (draft.quantity === null || draft.quantity < 1)
      toast(t('stocksTrading.book.oneTapNeedsQuantity'));
    else setAsking(true);
  };
  return (
    <div className="flex min-h-10 items-center justify-between gap-2 px-2">
      <p aria-live="polite" className="text-xs leading-snug font-semibold text-warn">
        {isOneTap &&
          t('stocksTrading.book.oneTapOn', {
            side: t(`stocksTrading.side.${draft.side}`),
            quantity: format.count(draft.quantity ?? 0),
          })}
      </p>
      <button
        type="button"
        role="switch"
        aria-checked={isOneTap}
        onClick={press}
        className={cx(
          'inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-full border px-3 text-xs font-semibold',
          isOneTap ? 'border-warn bg-warn-soft text-warn' : 'border-line text-muted hover:text-ink',
        )}
      >
        <Zap aria-hidden="true" className={cx('size-3.5', isOneTap && 'fill-current')} />
        {t('stocksTrading.book.oneTap')}
      </button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('stocksTrading.book.oneTapAskTitle')}
        description={t('stocksTrading.book.oneTapAsk')}
        confirmLabel={t('stocksTrading.book.oneTapAgree')}
        onConfirm={() => {
          setAsking(false);
          setOneTap(true);
        }}
      />
    </div>
  );
}
