import { isApiError } from '../../../api/error.ts';

/** Whether a link leads nowhere: not where the server was only too busy to say where it leads. */
export const isDead = (error: unknown): boolean =>
  isApiError(error) && error.status >= 400 && error.status < 500 && error.status !== 429;
