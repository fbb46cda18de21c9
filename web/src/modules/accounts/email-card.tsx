import { BadgeCheck } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmEmailChange, startEmailChange } from '../../api/accounts.ts';
import { newKey } from '../../api/intent.ts';
import type { Account } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { isEmail } from './bounds.ts';
import { MailCode } from './mail-code.tsx';

export function EmailCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{t('accounts.email')}</h2>
        <Button size="sm" variant="secondary" onClick={() => setChanging(true)}>
          {t('accounts.changeEmail')}
        </Button>
      </div>
      <p className="mt-2 font-semibold break-all">{account.email}</p>
      <p className="mt-2">
        {account.emailVerified ? (
          <Badge tone="good">
            <BadgeCheck aria-hidden="true" className="size-4" />
            {t('accounts.emailVerified')}
          </Badge>
        ) : (
          <Badge tone="warn">{t('accounts.emailUnverified')}</Badge>
        )}
      </p>
      <p className="mt-3 text-muted">{t('accounts.changeEmailHint')}</p>
      {changing && <ChangeDialog account={account} onClose={() => setChanging(false)} />}
    </>
  );
}

/** The new address, a fresh proof of who asks, and the code that was sent there; the old one is told. */
function ChangeDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useId();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<{ changeId: string; email: string } | null>(null);
  const start = useCommand({
    name: 'change-email',
    run: startEmailChange,
    onDone: ({ data }, body) => {
      setSent({ changeId: data.changeId, email: body.email });
      announce(t('accounts.mailTitle'));
    },
  });
  const confirm = useCommand({
    name: 'confirm-email-change',
    secret: true,
    run: (body: { changeId: string; code: string }, key) => confirmEmailChange(body, key),
    onDone: () => {
      toast(t('accounts.changedTitle'));
      onClose();
    },
  });
  const typed = email.trim();
  const problem = !isEmail(typed)
    ? t('accounts.emailInvalid')
    : typed.toLowerCase() === account.email.toLowerCase()
      ? t('accounts.changeSame')
      : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null) start.submit({ email: typed });
  };
  const close = (open: boolean) => !open && onClose();
  if (sent !== null) {
    return (
      <Dialog
        open
        onOpenChange={close}
        title={t('accounts.mailTitle')}
        description={t('accounts.changeMailLead')}
      >
        <MailCode
          email={sent.email}
          busy={confirm.state.phase === 'running'}
          error={confirm.error}
          onCode={(code) => confirm.submit({ changeId: sent.changeId, code })}
          onResend={async () => {
            const { data } = await startEmailChange({ email: sent.email }, newKey());
            setSent({ changeId: data.changeId, email: sent.email });
          }}
          onChangeAddress={() => {
            setSent(null);
            start.reset();
            confirm.reset();
          }}
        />
        <CommandWait command={confirm} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t('accounts.changeEmail')}
      description={t('accounts.changeEmailLead')}
      footer={
        <Button type="submit" form={form} loading={start.state.phase === 'running'}>
          {t('accounts.changeSend')}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('accounts.newEmail')}
          type="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={tried ? problem : null}
        />
        <FormError error={start.error} />
        <CommandWait command={start} />
      </form>
    </Dialog>
  );
}
