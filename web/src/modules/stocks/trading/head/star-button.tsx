import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/hooks.ts';
import { watch, watchlistQuery } from '../../../../api/stocks-trading.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { cx } from '../../../../ui/cx.ts';
import { toast } from '../../../../ui/toast.tsx';
import { useAskToSignIn } from '../use-ask-to-sign-in.ts';

/** Pressed it is kept in the watchlist. */
export function StarButton({ symbol, name }: { symbol: string; name: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const isMember = useSession().status === 'member';
  const signIn = useAskToSignIn();
  const list = useQuery({ ...watchlistQuery, enabled: isMember });
  /** What was pressed here, until the list is read again. */
  const [pressed, setPressed] = useState<boolean | null>(null);
  const isOn = pressed ?? list.data?.items.some((item) => item.symbol === symbol) ?? false;
  const press = () => {
    if (!isMember) {
      signIn.ask();
      return;
    }
    setPressed(!isOn);
    watch(symbol, !isOn).then(
      async () => {
        announce(t(isOn ? 'stocksTrading.head.unstarred' : 'stocksTrading.head.starred'));
        await queryClient.invalidateQueries({ queryKey: watchlistQuery.queryKey });
        setPressed(null);
      },
      (error: unknown) => {
        setPressed(null);
        toast(errorText(error));
      },
    );
  };
  const label = t('stocksTrading.head.star', { name });
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={press}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-full hover:bg-sunken"
    >
      <Star aria-hidden="true" className={cx('size-5.5', isOn && 'fill-[#e6a400] text-[#e6a400]')} />
    </button>
  );
}
