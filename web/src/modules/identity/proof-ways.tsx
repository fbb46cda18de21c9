import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proveByPassword } from '../../api/accounts.ts';
import { useAccount } from '../../api/hooks.ts';
import { goToProvider, methodsQuery, proofOptions, proveByPasskey, proveByTotp } from '../../api/identity.ts';
import { proof } from '../../api/proof.ts';
import type { Provider, SignInMethods } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { CoolDown, useCoolDown } from '../../ui/cool-down.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { PasswordField } from '../accounts/password-field.tsx';
import { ProviderMark } from './provider-mark.tsx';
import { useProviderName } from './provider-name.ts';
import { askPasskey, canUsePasskeys } from './webauthn.ts';

/** Whatever the member has: password, code, passkey, or the door by which they came. */
export function Asking() {
  const { t } = useTranslation();
  const query = useQuery(methodsQuery);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && proof.settle(false)}
      title={t('identity.proofTitle')}
      description={t('identity.proofLead')}
    >
      {query.data === undefined &&
        (query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={1} />
        ))}
      {query.data !== undefined && <Ways methods={query.data} />}
    </Dialog>
  );
}

function Ways({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const nameOf = useProviderName();
  const done = () => proof.settle(true);
  const passkey = useMutation({
    mutationFn: async () => proveByPasskey({ response: await askPasskey(await proofOptions()) }),
    onSuccess: done,
  });
  const outside = useMutation({
    mutationFn: (provider: Provider) =>
      goToProvider(provider, {
        intent: 'prove',
        next: `${window.location.pathname}${window.location.search}`,
      }),
  });
  const hasPasskey = methods.passkeys.length > 0 && canUsePasskeys();
  const own = methods.password || methods.totp.enabled || hasPasskey;
  return (
    <div className="flex flex-col gap-4">
      {methods.password ? <ByPassword onDone={done} /> : methods.totp.enabled && <ByTotp onDone={done} />}
      {hasPasskey && (
        <Button
          variant="outline"
          icon={<KeyRound aria-hidden="true" className="size-5 text-accent" />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          {t('identity.proofPasskey')}
        </Button>
      )}
      {/* Whoever comes in by another's door alone proves it there. */}
      {!own &&
        methods.providers.map(({ provider, name }) => (
          <Button
            key={provider}
            variant="outline"
            icon={<ProviderMark provider={provider} />}
            loading={outside.isPending && outside.variables === provider}
            onClick={() => outside.mutate(provider)}
          >
            {t('identity.proofProvider', { name: nameOf({ provider, name }) })}
          </Button>
        ))}
      {!own && methods.providers.length > 0 && (
        <p className="text-sm text-muted">{t('identity.proofLeaves')}</p>
      )}
      <FormError error={passkey.error ?? outside.error} />
    </div>
  );
}

function ByPassword({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const account = useAccount();
  const form = useId();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const prove = useMutation({ mutationFn: proveByPassword, onSuccess: onDone });
  const waitS = useCoolDown(prove.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password !== '' && !prove.isPending && waitS === 0) prove.mutate(password);
  };
  return (
    <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <input type="text" autoComplete="username" value={account?.email ?? ''} readOnly hidden />
      <PasswordField
        label={t('accounts.password')}
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
        error={tried && password === '' ? t('common.required') : null}
      />
      {waitS > 0 ? <CoolDown seconds={waitS} /> : <FormError error={prove.error} />}
      <Button type="submit" loading={prove.isPending} disabled={waitS > 0}>
        {t('identity.proofConfirm')}
      </Button>
    </form>
  );
}

function ByTotp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const prove = useMutation({ mutationFn: proveByTotp, onSuccess: onDone });
  useEffect(() => {
    if (prove.error === null) return;
    setCode('');
    field.current?.focus();
  }, [prove.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6 && !prove.isPending) prove.mutate(code);
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
        onComplete={(digits) => !prove.isPending && prove.mutate(digits)}
      />
      <FormError error={prove.error} />
      <Button type="submit" loading={prove.isPending}>
        {t('identity.proofConfirm')}
      </Button>
    </form>
  );
}
