import { Link, useRouter } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmSignUp } from '../../api/accounts.ts';
import { useSession } from '../../api/hooks.ts';
import type { SignUpResult } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { EmptyState, FormError } from '../../ui/states.tsx';
import { isLinkCode, LinkTrouble } from './link-trouble.tsx';
import { provenChannel } from './started.ts';

export function ConfirmSignUp({ token }: { token: string }) {
  const { t } = useTranslation();
  const router = useRouter();
  const session = useSession();
  const command = useCommand<string, SignUpResult>({
    name: 'verify-sign-up',
    secret: true,
    run: (body, key) => confirmSignUp({ token: body }, key),
    onDone: ({ data }) => {
      announce(t('accounts.verifiedTitle'));
      provenChannel.post({ email: data.account.email });
    },
  });
  const done = command.state.phase === 'done' ? command.state.answer.data.account : null;
  const isIn = done !== null && session.status === 'member' && session.account.accountId === done.accountId;
  useEffect(() => {
    // The tab that waited with the password has signed this browser in.
    if (isIn) router.history.replace('/');
  }, [isIn, router]);
  if (isLinkCode(command.error?.code)) return <LinkTrouble code={command.error.code} purpose="sign-up" />;
  if (done !== null) {
    return (
      <EmptyState
        icon={<CircleCheck aria-hidden="true" className="text-good" />}
        title={t('accounts.verifiedTitle')}
        action={
          <Link to="/sign-in" className={buttonClass('primary')}>
            {t('accounts.signIn')}
          </Link>
        }
      >
        {t('accounts.verifiedLead')}
      </EmptyState>
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
        {t('accounts.verifyConfirm')}
      </Button>
    </div>
  );
}
