import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signUp, termsQuery } from '../../api/accounts.ts';
import type { TermsDocument } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { currentLocale } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { OtherWaysIn } from '../identity/other-ways-in.tsx';
import { isEmail, NAME_MAX, passwordErrorOf } from './bounds.ts';
import { ConsentFields, consentsOf } from './consent-fields.tsx';
import { PasswordField } from './password-field.tsx';
import type { StartedSignUp } from './started.ts';
import { StrengthMeter } from './strength-meter.tsx';

type Draft = { name: string; email: string; password: string };
type Props = {
  draft: Draft;
  next: string | undefined;
  onDraft: (draft: Draft) => void;
  onStarted: (started: StartedSignUp) => void;
};

export function SignUpForm({ draft, next, onDraft, onStarted }: Props) {
  const { t } = useTranslation();
  const terms = useQuery(termsQuery).data?.items;
  const [agreed, setAgreed] = useState<ReadonlySet<TermsDocument>>(new Set());
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: 'sign-up',
    secret: true,
    run: signUp,
    onDone: ({ data }, body) => onStarted({ signUpId: data.signUpId, email: body.email }),
  });
  const name = draft.name.trim();
  const email = draft.email.trim();
  const passwordProblem = passwordErrorOf(draft.password);
  const errors = {
    name: name === '' || name.length > NAME_MAX ? t('accounts.nameInvalid') : null,
    email: isEmail(email) ? null : t('accounts.emailInvalid'),
    password: passwordProblem === null ? null : t(`accounts.${passwordProblem}`),
  };
  const consents = consentsOf(terms, agreed);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    const valid = errors.name === null && errors.email === null && errors.password === null;
    if (valid && consents !== null) {
      command.submit({ name, email, password: draft.password, locale: currentLocale(), consents });
    }
  };
  return (
    <>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('accounts.name')}
          autoComplete="name"
          autoFocus
          value={draft.name}
          onChange={(event) => onDraft({ ...draft, name: event.target.value })}
          hint={t('accounts.nameHint')}
          error={tried ? errors.name : null}
        />
        <Field
          label={t('accounts.email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          value={draft.email}
          onChange={(event) => onDraft({ ...draft, email: event.target.value })}
          hint={t('accounts.emailHint')}
          error={tried ? errors.email : null}
        />
        <PasswordField
          label={t('accounts.password')}
          autoComplete="new-password"
          value={draft.password}
          onChange={(password) => onDraft({ ...draft, password })}
          hint={t('accounts.passwordHint')}
          error={tried ? errors.password : null}
        />
        <StrengthMeter password={draft.password} about={[name, email]} />
        <ConsentFields agreed={agreed} onChange={setAgreed} tried={tried} />
        <FormError error={command.error} />
        <CommandWait command={command} />
        <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
          {t('accounts.signUp')}
        </Button>
      </form>
      <OtherWaysIn next={next} />
    </>
  );
}
