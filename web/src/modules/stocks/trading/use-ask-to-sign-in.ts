import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';

/** What needs an account is led to the sign-in, and comes back to here. */
export function useAskToSignIn(): { ask: () => void; go: () => void } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useRouterState({ select: ({ location }) => location.href });
  const go = () => void navigate({ to: '/sign-in', search: { next } });
  return {
    go,
    ask: () => {
      const text = t('stocksTrading.head.signIn');
      toast(text, { action: { label: t('shell.signIn'), onClick: go } });
      announce(text);
    },
  };
}
