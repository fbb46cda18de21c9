import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { confirmEmailChange } from '../../api/accounts.ts';
import { useSession } from '../../api/hooks.ts';
import type { Account } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, FormError } from '../../ui/states.tsx';
import { isLinkCode, LinkTrouble } from './link-trouble.tsx';

/** The link of a change of address works for the member who has asked for it, signed in. */
export function ConfirmEmailChange({ token }: { token: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const command = useCommand<string, Account>({
    name: 'verify-email-change',
    secret: true,
    run: (body, key) => confirmEmailChange({ token: body }, key),
    onDone: () => announce(t('accounts.changedTitle')),
  });
  if (isLinkCode(command.error?.code))
    return <LinkTrouble code={command.error.code} purpose="email-change" />;
  if (command.state.phase === 'done') {
    const { email } = command.state.answer.data;
    return (
      <EmptyState
        icon={<CircleCheck aria-hidden="true" className="text-good" />}
        title={t('accounts.changedTitle')}
        action={
          <Link to="/account" className={buttonClass('primary')}>
            {t('accounts.title')}
          </Link>
        }
      >
        {t('accounts.changedLead', { email })}
      </EmptyState>
    );
  }
  if (session.status === 'unknown') return <ListSkeleton rows={1} />;
  if (session.status === 'guest') {
    return (
      <div className="flex flex-col gap-4">
        <Banner tone="info">{t('accounts.changeSignInFirst')}</Banner>
        <Link
          to="/sign-in"
          search={{ next: `/verify?purpose=email-change&token=${encodeURIComponent(token)}` }}
          className={buttonClass('primary', 'lg')}
        >
          {t('accounts.signIn')}
        </Link>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <FormError error={command.error} />
      <CommandWait command={command} />
      <Button
        size="lg"
        autoFocus
        loading={command.state.phase === 'running'}
        onClick={() => command.submit(token)}
      >
        {t('accounts.changeConfirm')}
      </Button>
    </div>
  );
}
