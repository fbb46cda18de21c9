import { queryOptions } from '@tanstack/react-query';
import { type Answer, get, request } from './client.ts';
import { session } from './session.ts';
import type {
  Account,
  ChangePasswordBody,
  Session,
  SignInBody,
  SignInResult,
  SignUpBody,
  UpdateMeBody,
} from './types.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => get<{ items: Session[] }>('/auth/sessions', undefined, signal),
});

export async function signIn(body: SignInBody, key: string): Promise<Answer<SignInResult>> {
  const answer = await request<SignInResult>('/auth/sign-in', { method: 'POST', body, key, anonymous: true });
  session.begin(answer.data);
  return answer;
}

/** An account, and then a session: the member is in when the form is done. */
export async function signUp(body: SignUpBody, key: string): Promise<Answer<SignInResult>> {
  await request<{ account: Account }>('/auth/sign-up', { method: 'POST', body, key, anonymous: true });
  return signIn({ email: body.email, password: body.password }, `${key}-in`);
}

export async function signOut(): Promise<void> {
  await request('/auth/sign-out', { method: 'POST' });
  session.end();
}

export async function signOutEverywhere(): Promise<void> {
  await request('/auth/sign-out-everywhere', { method: 'POST' });
  session.end();
}

export const endSession = (sessionId: string) => request(`/auth/sessions/${sessionId}`, { method: 'DELETE' });

export async function updateMe(body: UpdateMeBody): Promise<Account> {
  const { data } = await request<Account>('/me', { method: 'PATCH', body });
  session.updateAccount(data);
  return data;
}

export const changePassword = (body: ChangePasswordBody, key: string) =>
  request<void>('/me/password', { method: 'POST', body, key });
