import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmSignUp, needsSecondFactor, resendSignUp, signIn } from '../../api/accounts.ts';
import { hasCode } from '../../api/error.ts';
import { useSession } from '../../api/hooks.ts';
import { newKey } from '../../api/intent.ts';
import { useCommand } from '../../api/use-command.ts';
import { buttonClass } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { MailCode } from './mail-code.tsx';
import { provenChannel, type StartedSignUp, startedSignUp } from './started.ts';

type Props = {
  started: StartedSignUp;
  /** As it was typed a moment ago; empty after a reload. */
  password: string;
  next: string | undefined;
  onChangeAddress: () => void;
};

/** The code makes the account; a password that is still in memory then opens the door at once. */
export function ProofOfEmail({ started, password, next, onChangeAddress }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const { email, signUpId } = started;
  const enter = async (): Promise<boolean> => {
    if (password === '') return false;
    const answer = await signIn({ email, password }, newKey()).catch(() => null);
    return answer !== null && !needsSecondFactor(answer.data);
  };
  const command = useCommand({
    name: `confirm-sign-up:${signUpId}`,
    secret: true,
    run: async (code: string, key) => {
      const used = await confirmSignUp({ signUpId, code }, key).then(
        () => null,
        (error: unknown) => error,
      );
      // The link of the same mail may have been quicker, perhaps on the phone.
      if (used !== null && !hasCode(used, 'auth.proof-used')) throw used;
      const isIn = await enter();
      if (used !== null && !isIn) throw used;
      startedSignUp.set(null);
      return { data: undefined, replayed: false, receiptId: null };
    },
  });
  const entering = useRef(enter);
  entering.current = enter;
  useEffect(
    () =>
      provenChannel.listen((message) => {
        if (message.email.toLowerCase() !== email.toLowerCase()) return;
        startedSignUp.set(null);
        void entering.current();
      }),
    [email],
  );
  if (command.state.phase === 'done' && session.status !== 'member') {
    return (
      <EmptyState
        icon={<CircleCheck aria-hidden="true" className="text-good" />}
        title={t('accounts.verifiedTitle')}
        action={
          <Link to="/sign-in" search={next === undefined ? {} : { next }} className={buttonClass('primary')}>
            {t('accounts.signIn')}
          </Link>
        }
      >
        {t('accounts.verifiedLead')}
      </EmptyState>
    );
  }
  return (
    <>
      <MailCode
        email={email}
        busy={command.state.phase === 'running' || command.state.phase === 'done'}
        error={command.error}
        onCode={command.submit}
        onResend={() => resendSignUp(signUpId)}
        onChangeAddress={onChangeAddress}
      />
      <CommandWait command={command} />
    </>
  );
}
