import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignedIn, termsQuery } from '../../api/accounts.ts';
import { completeSignUp, confirmCompletion } from '../../api/identity.ts';
import { newKey } from '../../api/intent.ts';
import type {
  Completion,
  CompletionBody,
  CompletionConfirmationBody,
  CompletionProof,
  SignInResult,
  TermsDocument,
} from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { currentLocale } from '../../i18n/index.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { isEmail, NAME_MAX } from '../accounts/bounds.ts';
import { ConsentFields, consentsOf } from '../accounts/consent-fields.tsx';
import { MailCode } from '../accounts/mail-code.tsx';

/** First time here by an outside provider: a name, the terms and, where the provider proves none, the e-mail. */
export function CompletionSteps({ completion }: { completion: Completion['completion'] }) {
  const { t } = useTranslation();
  const terms = useQuery(termsQuery).data?.items;
  const [name, setName] = useState(completion.name);
  const [email, setEmail] = useState(completion.email ?? '');
  const [agreed, setAgreed] = useState<ReadonlySet<TermsDocument>>(new Set());
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<CompletionProof | null>(null);
  const complete = useCommand<CompletionBody, SignInResult | CompletionProof>({
    name: 'complete-sign-up',
    secret: true,
    run: completeSignUp,
    onDone: ({ data }) => {
      if (isSignedIn(data)) return;
      setSent(data);
      announce(t('accounts.mailTitle'));
    },
  });
  const confirm = useCommand<CompletionConfirmationBody, SignInResult>({
    name: 'confirm-completion',
    secret: true,
    run: confirmCompletion,
  });
  const consents = consentsOf(terms, agreed);
  const given = completion.emailVerified && completion.email !== null;
  const body = (): CompletionBody => ({
    ticket: completion.ticket,
    name: name.trim(),
    ...(given ? {} : { email: email.trim() }),
    locale: currentLocale(),
    consents: consents ?? [],
  });
  if (sent !== null) {
    return (
      <>
        <MailCode
          email={sent.email}
          busy={confirm.state.phase === 'running' || confirm.state.phase === 'done'}
          error={confirm.error}
          onCode={(code) => confirm.submit({ ticket: completion.ticket, code })}
          onResend={async () => {
            const { data } = await completeSignUp(body(), newKey());
            if (!isSignedIn(data)) setSent(data);
          }}
          onChangeAddress={() => {
            setSent(null);
            complete.reset();
            confirm.reset();
          }}
        />
        <CommandWait command={confirm} />
      </>
    );
  }
  const errors = {
    name: name.trim() === '' || name.trim().length > NAME_MAX ? t('accounts.nameInvalid') : null,
    email: given || isEmail(email.trim()) ? null : t('accounts.emailInvalid'),
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (errors.name === null && errors.email === null && consents !== null) complete.submit(body());
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('accounts.name')}
        autoComplete="name"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        hint={t('accounts.nameHint')}
        error={tried ? errors.name : null}
      />
      <Field
        label={t('accounts.email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        value={email}
        readOnly={given}
        onChange={(event) => setEmail(event.target.value)}
        hint={given ? t('identity.emailGiven') : t('accounts.emailHint')}
        error={tried ? errors.email : null}
      />
      <ConsentFields agreed={agreed} onChange={setAgreed} tried={tried} />
      <FormError error={complete.error} />
      <CommandWait command={complete} />
      <Button type="submit" size="lg" loading={complete.state.phase === 'running'}>
        {t('accounts.signUp')}
      </Button>
    </form>
  );
}
