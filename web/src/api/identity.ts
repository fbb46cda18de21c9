import { queryOptions } from '@tanstack/react-query';
import { entered } from './accounts.ts';
import { type Answer, command, get, request } from './client.ts';
import type {
  AddPasskeyBody,
  Authorization,
  AuthorizationBody,
  CallbackAnswer,
  CompletionBody,
  CompletionConfirmationBody,
  CompletionProof,
  Identity,
  IdentityCheck,
  IdentityVerified,
  Passkey,
  PasskeyResponseBody,
  Provider,
  ProviderList,
  RecoveryCodes,
  SecondFactorBody,
  SignInMethods,
  SignInResult,
  TotpSetUp,
} from './types.ts';

// ---- outside sign-in ----

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => get<ProviderList>('/auth/providers', undefined, signal),
  staleTime: 10 * 60_000,
});

/** Leaves for the provider's own page; linking and proving say who asks, a sign-in does not. */
export async function goToProvider(provider: Provider, body: AuthorizationBody): Promise<void> {
  const { data } = await request<Authorization>(`/auth/providers/${provider}/authorizations`, {
    method: 'POST',
    body,
    anonymous: body.intent === 'sign-in',
  });
  window.location.assign(data.url);
}

/** What a provider sent back. Its answer names no intent, so it carries the token of whoever is signed in. */
export const returnFromProvider = (provider: string, parameters: Record<string, string>) =>
  request<CallbackAnswer>(`/auth/providers/${encodeURIComponent(provider)}/callbacks`, {
    method: 'POST',
    body: { parameters },
  }).then(entered);

export const completeSignUp = (body: CompletionBody, key: string) =>
  request<SignInResult | CompletionProof>('/auth/providers/completions', {
    method: 'POST',
    body,
    key,
    anonymous: true,
  }).then(entered);

export const confirmCompletion = (body: CompletionConfirmationBody, key: string) =>
  request<SignInResult>('/auth/providers/completions/confirmations', {
    method: 'POST',
    body,
    key,
    anonymous: true,
  }).then(entered);

// ---- ways in of one's own ----

export const methodsKey = ['me', 'sign-in-methods'] as const;
export const methodsQuery = queryOptions({
  queryKey: methodsKey,
  queryFn: ({ signal }) => get<SignInMethods>('/me/sign-in-methods', undefined, signal),
});

export const unlinkProvider = (provider: Provider) =>
  request<void>(`/me/providers/${provider}`, { method: 'DELETE' });

// ---- passkeys ----

const post = <T>(path: string, body?: unknown): Promise<T> =>
  request<T>(path, { method: 'POST', ...(body === undefined ? {} : { body }) }).then(({ data }) => data);
const postAsGuest = <T>(path: string, body?: unknown): Promise<T> =>
  request<T>(path, { method: 'POST', anonymous: true, ...(body === undefined ? {} : { body }) }).then(
    ({ data }) => data,
  );

export const passkeyCreation = () => post<unknown>('/me/passkeys/options');
export const addPasskey = (body: AddPasskeyBody) => post<Passkey>('/me/passkeys', body);
export const renamePasskey = (passkeyId: string, name: string) =>
  request<Passkey>(`/me/passkeys/${passkeyId}`, { method: 'PATCH', body: { name } });
export const removePasskey = (passkeyId: string) =>
  request<void>(`/me/passkeys/${passkeyId}`, { method: 'DELETE' });

export const passkeyRequest = () => postAsGuest<unknown>('/auth/passkeys/options');
export const signInWithPasskey = (body: PasskeyResponseBody): Promise<Answer<SignInResult>> =>
  request<SignInResult>('/auth/passkeys/sign-in', { method: 'POST', body, anonymous: true }).then(entered);

// ---- second factor ----

export const startTotp = () => post<TotpSetUp>('/me/totp');
export const confirmTotp = (code: string) => post<RecoveryCodes>('/me/totp/confirmations', { code });
export const endTotp = () => request<void>('/me/totp', { method: 'DELETE' });
export const askForPasskey = () => post<RecoveryCodes>('/me/passkey-after-password');
export const stopAskingForPasskey = () => request<void>('/me/passkey-after-password', { method: 'DELETE' });
export const renewRecoveryCodes = () => post<RecoveryCodes>('/me/recovery-codes');

export const secondFactorOptions = (ticket: string) =>
  postAsGuest<unknown>('/auth/second-factor/options', { ticket });
export const giveSecondFactor = (body: SecondFactorBody, key: string) =>
  request<SignInResult>('/auth/second-factor', { method: 'POST', body, key, anonymous: true }).then(entered);

// ---- fresh proof ----

export const proofOptions = () => post<unknown>('/auth/reauthentications/passkey/options');
export const proveByPasskey = (body: PasskeyResponseBody) =>
  post<void>('/auth/reauthentications/passkey', body);
export const proveByTotp = (code: string) => post<void>('/auth/reauthentications/totp', { code });

// ---- identity check by phone ----

export const identityQuery = queryOptions({
  queryKey: ['me', 'identity'],
  queryFn: ({ signal }) => get<Identity>('/me/identity', undefined, signal),
});
export const startIdentityCheck = (key: string) =>
  command<IdentityCheck>('/me/identity-checks', undefined, key);
export const confirmIdentityCheck = (checkId: string, key: string) =>
  command<IdentityVerified>(`/me/identity-checks/${checkId}/confirmations`, undefined, key);
