import { useMutation, useQuery } from '@tanstack/react-query';
import { ExternalLink, MailOpen } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/error.ts';
import { isApiError } from '../../api/error.ts';
import { siteQuery } from '../../api/site.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { CoolDown, clock, useCoolDown } from '../../ui/cool-down.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { useSecondsLeft } from '../../ui/use-seconds-left.ts';

/** As often as somebody may ask for the mail again: the mail needs that long to arrive anyway. */
const RESEND_MS = 45_000;

type Props = {
  email: string;
  busy: boolean;
  error: ApiError | null;
  onCode: (code: string) => void;
  /** Asks for the mail once more; absent where there is no such thing. */
  onResend?: () => Promise<unknown>;
  /** Another address instead of this one. */
  onChangeAddress?: () => void;
};

/** "Look into your mail": the six digits of it, or its link, prove that the address is the member's own. */
export function MailCode({ email, busy, error, onCode, onResend, onChangeAddress }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const waitS = useCoolDown(error);
  const attemptsLeft = error?.facts.attemptsLeft;
  useEffect(() => {
    // A wrong code is typed anew, not mended.
    if (error === null || error.outcomeUnknown) return;
    setCode('');
    field.current?.focus();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6 && !busy && waitS === 0) onCode(code);
    else field.current?.focus();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <div className="flex items-start gap-3 rounded-2xl bg-info-soft px-4 py-3.5 text-info">
        <MailOpen aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        <div className="min-w-0">
          <p className="font-bold break-all">{email}</p>
          <p className="text-[0.95rem]">{t('accounts.mailSent')}</p>
        </div>
      </div>
      <CodeField
        ref={field}
        label={t('accounts.mailCode')}
        hint={t('accounts.mailCodeHint')}
        autoFocus
        value={code}
        onChange={setCode}
        onComplete={(digits) => !busy && waitS === 0 && onCode(digits)}
      />
      {waitS > 0 ? <CoolDown seconds={waitS} /> : <FormError error={error} />}
      {typeof attemptsLeft === 'number' && (
        <p className="-mt-2 text-sm text-muted">{t('accounts.attemptsLeft', { count: attemptsLeft })}</p>
      )}
      <Button type="submit" size="lg" loading={busy} disabled={waitS > 0}>
        {t('accounts.mailConfirm')}
      </Button>
      <div className="flex flex-wrap items-center justify-center gap-x-5">
        {onResend !== undefined && <Resend onResend={onResend} />}
        {onChangeAddress !== undefined && (
          <button type="button" onClick={onChangeAddress} className={quiet}>
            {t('accounts.changeAddress')}
          </button>
        )}
      </div>
      <DemoMail email={email} />
    </form>
  );
}

const quiet =
  'tap inline-flex items-center rounded-xl px-2 font-semibold text-accent underline-offset-4 hover:underline disabled:text-muted disabled:no-underline';

function Resend({ onResend }: { onResend: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [againAtMs, setAgainAtMs] = useState(() => Date.now() + RESEND_MS);
  const seconds = useSecondsLeft(againAtMs);
  const resend = useMutation({
    mutationFn: onResend,
    onSuccess: () => {
      setAgainAtMs(Date.now() + RESEND_MS);
      toast(t('accounts.resent'));
      announce(t('accounts.resent'));
    },
    onError: (error) => {
      if (isApiError(error) && error.retryAfterMs !== undefined)
        setAgainAtMs(Date.now() + error.retryAfterMs);
      toast(errorText(error));
    },
  });
  return (
    <button
      type="button"
      disabled={seconds > 0 || resend.isPending}
      onClick={() => resend.mutate()}
      className={`${quiet} tnum`}
    >
      {seconds > 0 ? t('accounts.resendIn', { time: clock(seconds) }) : t('accounts.resend')}
    </button>
  );
}

/** In the demo no mail leaves the house: here is where it lies. */
export function DemoMail({ email }: { email: string }) {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  if (site.data?.mode !== 'demo') return null;
  return (
    <a
      href={`/dev/mail?to=${encodeURIComponent(email)}`}
      target="_blank"
      rel="noreferrer"
      className="tap flex items-center justify-center gap-2 rounded-2xl border border-dashed border-line-strong px-4 text-[0.95rem] font-semibold text-muted hover:bg-sunken hover:text-ink"
    >
      {t('accounts.demoMail')}
      <ExternalLink aria-hidden="true" className="size-4" />
    </a>
  );
}
