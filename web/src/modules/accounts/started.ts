import { openChannel } from '../../api/channel.ts';
import { storage } from '../../api/storage.ts';

/** A sign-up that waits for its mail; it outlives a reload of the tab. The password is never stored. */
export type StartedSignUp = { signUpId: string; email: string };

const KEY = 'madang.sign-up';

export const startedSignUp = {
  get(): StartedSignUp | null {
    try {
      const value = JSON.parse(storage.get(KEY, 'session') ?? 'null') as Partial<StartedSignUp> | null;
      return typeof value?.signUpId === 'string' && typeof value.email === 'string'
        ? { signUpId: value.signUpId, email: value.email }
        : null;
    } catch {
      return null;
    }
  },
  set(value: StartedSignUp | null): void {
    storage.set(KEY, value === null ? null : JSON.stringify(value), 'session');
  },
};

/** The tab of a mail's link tells the tab that waits with the password: whose e-mail has been proven. */
export const provenChannel = openChannel<{ email: string }>('madang-proven');
