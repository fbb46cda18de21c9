import type { App } from '../../../module.ts';

/** What a check by phone has come to. */
export type CheckResult =
  | { readonly status: 'pending' }
  | { readonly status: 'failed' }
  /** `ci`: the number that every agency gives the same person (연계정보); never stored as it is. */
  | { readonly status: 'verified'; readonly ci: string };

/** Whoever asks a person’s telephone company who they are. */
export interface CheckProvider {
  readonly provider: 'portone' | 'sandbox';
  /** Asks the provider itself: what a browser says proves nothing. @throws OutsideError mismatch, failed, unreachable */
  result(checkId: string): Promise<CheckResult>;
  /** Declares the page at `checkPage(id)`, where the provider's window opens. */
  pages(app: App): void;
}

/** The page of a check: it leads back to the path that its query names as `next`. */
export const checkPage = (checkId: string): string => `/identity-check/${checkId}`;
