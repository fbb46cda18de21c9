import type { IdentityCheck } from '../schemas.ts';

/** What a check by phone has come to. */
export type CheckResult =
  | { readonly status: 'pending' }
  | { readonly status: 'failed' }
  /** `ci`: the number that every agency gives the same person (연계정보); never stored as it is. */
  | { readonly status: 'verified'; readonly ci: string };

/** Whoever asks a person’s telephone company who they are. */
export interface CheckProvider {
  readonly provider: 'portone' | 'sandbox';
  /** What the browser needs to open the provider’s window. */
  forBrowser(checkId: string): Pick<IdentityCheck, 'portone' | 'pageUrl'>;
  /** Asks the provider itself: what a browser says proves nothing. @throws OutsideError failed, unreachable */
  result(checkId: string): Promise<CheckResult>;
}
