import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { goToProvider, providersQuery } from '../../api/identity.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/states.tsx';
import { ProviderMark } from './provider-mark.tsx';
import { useProviderName } from './provider-name.ts';

/** The ways in by somebody else's account, as this installation has them; nothing where it has none. */
export function ProviderButtons({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const providers = useQuery(providersQuery);
  const nameOf = useProviderName();
  const leave = useMutation({
    mutationFn: (provider: Parameters<typeof goToProvider>[0]) =>
      goToProvider(provider, { intent: 'sign-in', ...(next === undefined ? {} : { next }) }),
  });
  const items = providers.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="flex flex-col gap-2.5">
      {items.map(({ provider, name }) => (
        <Button
          key={provider}
          variant="outline"
          className="bg-surface!"
          icon={<ProviderMark provider={provider} />}
          loading={leave.isPending && leave.variables === provider}
          onClick={() => leave.mutate(provider)}
        >
          {t('identity.continueWith', { name: nameOf({ provider, name }) })}
        </Button>
      ))}
      <FormError error={leave.error} />
    </div>
  );
}
