import { queryOptions } from '@tanstack/react-query';
import { type Answer, command, download, get, request } from './client.ts';
import { session } from './session.ts';
import type {
  Account,
  ChangePasswordBody,
  ConsentList,
  ConsentsBody,
  DeleteMeBody,
  EmailChangeConfirmationBody,
  EmailChangeStarted,
  PasswordResetConfirmationBody,
  PasswordResetStarted,
  SecondFactorNeeded,
  Session,
  SignInBody,
  SignInResult,
  SignUpBody,
  SignUpConfirmationBody,
  SignUpResult,
  SignUpStarted,
  TermsList,
  UpdateMeBody,
} from './types.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => get<{ items: Session[] }>('/auth/sessions', undefined, signal),
});

export const isSignedIn = (data: object): data is SignInResult => 'accessToken' in data;
export const needsSecondFactor = (data: object): data is SecondFactorNeeded => 'secondFactor' in data;

/** Whatever way in was taken: where the answer is a session, it begins. */
export function entered<T extends object>(answer: Answer<T>): Answer<T> {
  if (isSignedIn(answer.data)) session.begin(answer.data);
  return answer;
}

const asGuest = <T>(path: string, body: unknown, key?: string): Promise<Answer<T>> =>
  request<T>(path, { method: 'POST', body, anonymous: true, ...(key === undefined ? {} : { key }) });

// ---- in and out ----

export const signIn = (body: SignInBody, key: string): Promise<Answer<SignInResult | SecondFactorNeeded>> =>
  asGuest<SignInResult | SecondFactorNeeded>('/auth/sign-in', body, key).then(entered);

export const signUp = (body: SignUpBody, key: string) => asGuest<SignUpStarted>('/auth/sign-up', body, key);
export const confirmSignUp = (body: SignUpConfirmationBody, key: string) =>
  asGuest<SignUpResult>('/auth/sign-up/confirmations', body, key);
export const resendSignUp = (signUpId: string) =>
  asGuest<SignUpStarted>('/auth/sign-up/resends', { signUpId });

export const startPasswordReset = (body: { email: string }, key: string) =>
  asGuest<PasswordResetStarted>('/auth/password-resets', body, key);
export const confirmPasswordReset = (body: PasswordResetConfirmationBody, key: string) =>
  asGuest<void>('/auth/password-resets/confirmations', body, key);

export async function signOut(): Promise<void> {
  await request('/auth/sign-out', { method: 'POST' });
  session.end();
}

export async function signOutEverywhere(): Promise<void> {
  await request('/auth/sign-out-everywhere', { method: 'POST' });
  session.end();
}

export const endSession = (sessionId: string) => request(`/auth/sessions/${sessionId}`, { method: 'DELETE' });

export const proveByPassword = (password: string) =>
  request<void>('/auth/reauthentications', { method: 'POST', body: { password } });

// ---- the account ----

export async function updateMe(body: UpdateMeBody): Promise<Account> {
  const { data } = await request<Account>('/me', { method: 'PATCH', body });
  session.updateAccount(data);
  return data;
}

export const changePassword = (body: ChangePasswordBody, key: string) =>
  request<void>('/me/password', { method: 'POST', body, key });

export const startEmailChange = (body: { email: string }, key: string) =>
  command<EmailChangeStarted>('/me/email-changes', body, key);
/** @throws ApiError also when this browser is signed in as somebody else, or as nobody */
export async function confirmEmailChange(
  body: EmailChangeConfirmationBody,
  key: string,
): Promise<Answer<Account>> {
  const answer = await command<Account>('/me/email-changes/confirmations', body, key);
  session.updateAccount(answer.data);
  return answer;
}

// ---- terms and consents ----

export const termsQuery = queryOptions({
  queryKey: ['terms'],
  queryFn: ({ signal }) => get<TermsList>('/terms', undefined, signal),
  staleTime: 10 * 60_000,
});

export const consentsQuery = queryOptions({
  queryKey: ['me', 'consents'],
  queryFn: ({ signal }) => get<ConsentList>('/me/consents', undefined, signal),
});

export async function giveConsents(body: ConsentsBody): Promise<ConsentList> {
  const { data } = await request<ConsentList>('/me/consents', { method: 'POST', body });
  if (data.needed.length === 0) session.consented();
  return data;
}

// ---- what is kept, and the end of it ----

export const exportData = () => download('/me/export', {}, 'madang-export.json');

export async function deleteMe(body: DeleteMeBody, key: string): Promise<Answer<void>> {
  const answer = await request<void>('/me', { method: 'DELETE', body, key });
  session.end();
  return answer;
}
