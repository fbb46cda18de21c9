import { openChannel, withTabLock } from './channel.ts';
import { type ApiError, isApiError, networkError, problemOf } from './error.ts';
import { storage } from './storage.ts';
import type { Account, ConsentGiven, SignInResult } from './types.ts';

/**
 * Who is signed in. The access token lives in memory only and is shared by the tabs of one browser over a
 * channel; the refresh cookie is rotated by one tab at a time, under a lock, so that tabs never race for it.
 */
type Membership = {
  accessToken: string;
  expiresAtMs: number;
  account: Account;
  /** New terms that the member must agree to before going on. */
  consentsNeeded: ConsentGiven[];
};
export type SessionState =
  | { status: 'unknown' }
  /** `hasLeft`: by their own wish, and not because a session has run out. */
  | { status: 'guest'; hasLeft?: boolean }
  | ({ status: 'member' } & Membership);

type Message =
  | ({ kind: 'signed-in' } & Membership)
  | { kind: 'account'; account: Account }
  | { kind: 'consented' }
  | { kind: 'signed-out'; hasLeft: boolean }
  | { kind: 'ask' };

/** A hint, not a credential: without it a guest's first page would always begin with a refused refresh. */
const HINT = 'madang.member';
/** Renew a little early, so that a request never carries a token which expires on the way. */
const EARLY_MS = 30_000;

let state: SessionState = { status: 'unknown' };
const listeners = new Set<() => void>();
const wakings = new Set<() => void>();
const channel = openChannel<Message>('madang-session');
let inFlight: Promise<SessionState> | undefined;
let restored: Promise<SessionState> | undefined;

function set(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

channel.listen((message) => {
  if (message.kind === 'ask') {
    if (isFresh(state)) channel.post({ kind: 'signed-in', ...credentials(state) });
  } else if (message.kind === 'signed-in') {
    set({ ...message, status: 'member' });
  } else if (message.kind === 'account') {
    if (state.status === 'member') set({ ...state, account: message.account });
  } else if (message.kind === 'consented') {
    if (state.status === 'member') set({ ...state, consentsNeeded: [] });
  } else set({ status: 'guest', hasLeft: message.hasLeft });
});

type MemberState = Extract<SessionState, { status: 'member' }>;

const isFresh = (value: SessionState): value is MemberState =>
  value.status === 'member' && value.expiresAtMs - Date.now() > EARLY_MS;

const credentials = ({ accessToken, expiresAtMs, account, consentsNeeded }: MemberState): Membership => ({
  accessToken,
  expiresAtMs,
  account,
  consentsNeeded,
});

export const session = {
  get: (): SessionState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Hears of sign-ins that have woken a dormant account. */
  onWoken(listener: () => void): () => void {
    wakings.add(listener);
    return () => wakings.delete(listener);
  },
  /** Takes over what a sign-in answered, and tells the other tabs. */
  begin(result: SignInResult): void {
    if (result.woken === true) for (const listener of wakings) listener();
    const next = {
      accessToken: result.accessToken,
      expiresAtMs: Date.now() + result.expiresInS * 1000,
      account: result.account,
      consentsNeeded: result.consentsNeeded,
    };
    storage.set(HINT, '1');
    set({ status: 'member', ...next });
    channel.post({ kind: 'signed-in', ...next });
  },
  /** @param hasLeft false: the server has ended it */
  end(hasLeft = true): void {
    storage.set(HINT, null);
    set({ status: 'guest', hasLeft });
    channel.post({ kind: 'signed-out', hasLeft });
  },
  updateAccount(account: Account): void {
    if (state.status !== 'member') return;
    set({ ...state, account });
    channel.post({ kind: 'account', account });
  },
  /** The member has agreed to all that is required. */
  consented(): void {
    if (state.status !== 'member') return;
    set({ ...state, consentsNeeded: [] });
    channel.post({ kind: 'consented' });
  },
  /** One of the account's sessions has ended: whether it was this one, a refresh says. */
  async check(): Promise<void> {
    if (state.status === 'member') await accessToken(state.accessToken).catch(() => null);
  },
  /** Once it is known whether anybody is signed in; a server out of reach leaves it open. */
  settled(): Promise<SessionState> {
    return restored ?? Promise.resolve(state);
  },
  /** At start: asks the other tabs first, then the refresh cookie. */
  restore(): Promise<SessionState> {
    restored = restore();
    return restored;
  },
};

async function restore(): Promise<SessionState> {
  if (storage.get(HINT) === null) {
    set({ status: 'guest' });
    return state;
  }
  channel.post({ kind: 'ask' });
  await new Promise((resolve) => setTimeout(resolve, 60));
  if (isFresh(state)) return state;
  return renew().catch(() => state);
}

/**
 * A token that is good for the next request, or null for a guest.
 * @param refused a token that the server has just refused; it is not handed out again
 */
export async function accessToken(refused?: string): Promise<string | null> {
  if (isFresh(state) && state.accessToken !== refused) return state.accessToken;
  if (state.status === 'guest') return null;
  const next = await renew(refused);
  return next.status === 'member' ? next.accessToken : null;
}

/** Single flight in this tab, and one tab at a time in this browser. */
function renew(refused?: string): Promise<SessionState> {
  inFlight ??= withTabLock('madang-refresh', async () => {
    // Another tab may have renewed while we waited for the lock.
    if (isFresh(state) && state.accessToken !== refused) return state;
    return refresh();
  }).finally(() => {
    inFlight = undefined;
  });
  return inFlight;
}

async function refresh(): Promise<SessionState> {
  try {
    const response = await fetch('/api/v1/auth/refresh', { method: 'POST' }).catch(() => {
      throw networkError();
    });
    if (!response.ok) throw await problemOf(response);
    session.begin((await response.json()) as SignInResult);
  } catch (error) {
    const problem: ApiError = isApiError(error) ? error : networkError();
    // Only the server's word ends a session; a lost connection does not.
    if (problem.status === 401 || problem.status === 403) session.end(false);
    else throw problem;
  }
  return state;
}
