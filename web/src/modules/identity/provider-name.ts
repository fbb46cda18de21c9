import { useTranslation } from 'react-i18next';
import type { Provider } from '../../api/types.ts';

/** As people of this language call it; the one that the operator has named keeps that name. */
export function useProviderName(): (item: { provider: Provider; name: string }) => string {
  const { t } = useTranslation();
  return ({ provider, name }) => (provider === 'oidc' ? name : t(`identity.provider.${provider}`));
}
