import { useMutation } from '@tanstack/react-query';
import { KeyRound, LifeBuoy, type LucideIcon, Smartphone } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/error.ts';
import { giveSecondFactor, secondFactorOptions } from '../../api/identity.ts';
import { newKey } from '../../api/intent.ts';
import type { SecondFactor, SecondFactorBody } from '../../api/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { CoolDown, clock, useCoolDown } from '../../ui/cool-down.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { useSecondsLeft } from '../../ui/use-seconds-left.ts';
import { askPasskey, canUsePasskeys } from './webauthn.ts';

type Method = SecondFactor['methods'][number];
type Props = {
  factor: SecondFactor;
  /** The ticket is used up or too old: from the start. */
  onRestart: () => void;
};

const icons: Record<Method, LucideIcon> = {
  totp: Smartphone,
  passkey: KeyRound,
  'recovery-code': LifeBuoy,
};

/** The password was right; now something that only the member has. */
export function SecondFactorStep({ factor, onRestart }: Props) {
  const { t } = useTranslation();
  const methods = factor.methods.filter((method) => method !== 'passkey' || canUsePasskeys());
  const [method, setMethod] = useState<Method>(methods[0] ?? 'recovery-code');
  const secondsLeft = useSecondsLeft(Date.parse(factor.expiresAt));
  const give = useMutation({
    mutationFn: (body: Omit<SecondFactorBody, 'ticket'>) =>
      giveSecondFactor({ ticket: factor.ticket, ...body }, newKey()),
  });
  const byPasskey = useMutation({
    mutationFn: async () =>
      give.mutateAsync({ response: await askPasskey(await secondFactorOptions(factor.ticket)) }),
  });
  const error = give.error ?? byPasskey.error;
  const waitS = useCoolDown(give.error);
  const gone = hasCode(error, 'identity.ticket-invalid') || (secondsLeft === 0 && !give.isPending);
  if (gone) {
    return (
      <div className="flex flex-col gap-4">
        <Banner tone="warn">{t('identity.factorExpired')}</Banner>
        <Button size="lg" onClick={onRestart}>
          {t('identity.factorRestart')}
        </Button>
      </div>
    );
  }
  const others = methods.filter((other) => other !== method);
  const choose = (other: Method) => {
    give.reset();
    byPasskey.reset();
    setMethod(other);
  };
  return (
    <div className="flex flex-col gap-5">
      {method === 'totp' && (
        <TotpForm
          key="totp"
          busy={give.isPending}
          blocked={waitS > 0}
          failed={give.error}
          onCode={(code) => give.mutate({ code })}
        />
      )}
      {method === 'recovery-code' && (
        <RecoveryForm
          busy={give.isPending}
          blocked={waitS > 0}
          onCode={(recoveryCode) => give.mutate({ recoveryCode })}
        />
      )}
      {method === 'passkey' && (
        <Button
          size="lg"
          autoFocus
          icon={<KeyRound aria-hidden="true" className="size-5" />}
          loading={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {t('identity.factorPasskey')}
        </Button>
      )}
      {waitS > 0 ? <CoolDown seconds={waitS} /> : <FormError error={error} />}
      {others.length > 0 && (
        <div>
          <p className="text-sm font-semibold text-muted">{t('identity.factorOther')}</p>
          <ul className="mt-1.5 flex flex-col gap-2">
            {others.map((other) => {
              const Icon = icons[other];
              return (
                <li key={other}>
                  <Button
                    variant="secondary"
                    size="sm"
                    className="w-full justify-start!"
                    icon={<Icon aria-hidden="true" className="size-4" />}
                    onClick={() => choose(other)}
                  >
                    {t(`identity.factor.${other}`)}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <p className="tnum text-center text-sm text-muted">
        {t('identity.factorLeft', { time: clock(secondsLeft) })}
        <button
          type="button"
          onClick={onRestart}
          className="tap ml-1 inline-flex items-center rounded-xl px-2 font-semibold text-accent underline-offset-4 hover:underline"
        >
          {t('identity.factorRestart')}
        </button>
      </p>
    </div>
  );
}

type FormProps = { busy: boolean; blocked: boolean; onCode: (code: string) => void };

function TotpForm({ busy, blocked, failed, onCode }: FormProps & { failed: Error | null }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (failed === null) return;
    setCode('');
    field.current?.focus();
  }, [failed]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6 && !busy && !blocked) onCode(code);
    else field.current?.focus();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <CodeField
        ref={field}
        label={t('identity.totpCode')}
        hint={t('identity.totpCodeHint')}
        autoFocus
        value={code}
        onChange={setCode}
        onComplete={(digits) => !busy && !blocked && onCode(digits)}
      />
      <Button type="submit" size="lg" loading={busy} disabled={blocked}>
        {t('identity.factorConfirm')}
      </Button>
    </form>
  );
}

function RecoveryForm({ busy, blocked, onCode }: FormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const missing = code.trim().length < 10;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing && !busy && !blocked) onCode(code.trim());
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('identity.recoveryCode')}
        hint={t('identity.recoveryCodeHint')}
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={tried && missing ? t('identity.recoveryCodeShort') : null}
      />
      <Button type="submit" size="lg" loading={busy} disabled={blocked}>
        {t('identity.factorConfirm')}
      </Button>
    </form>
  );
}
