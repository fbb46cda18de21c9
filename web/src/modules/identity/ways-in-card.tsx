import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goToProvider, methodsKey, providersQuery, unlinkProvider } from '../../api/identity.ts';
import type { Provider, SignInMethods } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { ProviderMark } from './provider-mark.tsx';
import { useProviderName } from './provider-name.ts';

/** All ways in at a glance: password, passkeys, and what is linked or can be. */
export function WaysInCard({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const format = useFormat();
  const available = useQuery(providersQuery).data?.items ?? [];
  const nameOf = useProviderName();
  const [ending, setEnding] = useState<{ provider: Provider; name: string } | null>(null);
  const link = useMutation({
    mutationFn: (provider: Provider) => goToProvider(provider, { intent: 'link', next: '/account/security' }),
  });
  const linked = new Map(methods.providers.map((item) => [item.provider, item]));
  // What was linked stays in sight, also when the operator no longer offers it.
  const rows = [
    ...methods.providers.map(({ provider, name }) => ({ provider, name })),
    ...available.filter(({ provider }) => !linked.has(provider)),
  ];
  return (
    <>
      <h2 className="text-xl font-bold">{t('identity.waysIn')}</h2>
      <p className="text-muted">{t('identity.waysInLead')}</p>
      <ul className="mt-2 divide-y divide-line/70">
        <WayIn
          icon={<LockKeyhole aria-hidden="true" className="size-6 text-muted" />}
          name={t('accounts.password')}
          on={methods.password}
          note={methods.password ? t('identity.passwordSet') : t('identity.passwordNone')}
        />
        <WayIn
          icon={<KeyRound aria-hidden="true" className="size-6 text-muted" />}
          name={t('identity.passkeys')}
          on={methods.passkeys.length > 0}
          note={t('identity.passkeyCount', { count: methods.passkeys.length })}
        />
        {rows.map((row) => {
          const { provider } = row;
          const name = nameOf(row);
          const item = linked.get(provider);
          return (
            <WayIn
              key={provider}
              icon={<ProviderMark provider={provider} />}
              name={name}
              on={item !== undefined}
              note={
                item === undefined
                  ? t('identity.notLinked')
                  : [item.email, t('identity.linkedSince', { date: format.date(item.linkedAt) })]
                      .filter((part) => part !== null)
                      .join(' · ')
              }
              action={
                item === undefined ? (
                  <Button
                    size="sm"
                    variant="secondary"
                    loading={link.isPending && link.variables === provider}
                    onClick={() => link.mutate(provider)}
                  >
                    {t('identity.link')}
                  </Button>
                ) : (
                  <Button size="sm" variant="secondary" onClick={() => setEnding({ provider, name })}>
                    {t('identity.unlink')}
                  </Button>
                )
              }
            />
          );
        })}
      </ul>
      <FormError error={link.error} />
      {ending !== null && <UnlinkDialog {...ending} onClose={() => setEnding(null)} />}
    </>
  );
}

type WayInProps = {
  icon: React.ReactNode;
  name: string;
  note: string;
  on: boolean;
  action?: React.ReactNode;
};

function WayIn({ icon, name, note, on, action }: WayInProps) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <span className="flex w-7 shrink-0 justify-center">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          {on && <Badge tone="good">{t('identity.usable')}</Badge>}
        </p>
        <p className="text-sm break-words text-muted">{note}</p>
      </div>
      {action}
    </li>
  );
}

function UnlinkDialog({
  provider,
  name,
  onClose,
}: {
  provider: Provider;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const unlink = useMutation({
    mutationFn: () => unlinkProvider(provider),
    onSuccess: () => {
      toast(t('identity.unlinked', { name }));
      void queryClient.invalidateQueries({ queryKey: methodsKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('identity.unlinkTitle', { name })}
      description={t('identity.unlinkLead', { name })}
      confirmLabel={t('identity.unlink')}
      danger
      busy={unlink.isPending}
      onConfirm={() => unlink.mutate()}
    >
      <FormError error={unlink.error} />
    </ConfirmDialog>
  );
}
