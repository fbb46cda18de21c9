import type { PortoneIdentity } from '../../../config/sign-in.ts';
import { boundedFetch } from '../providers/connection.ts';
import { OutsideError } from '../providers/outside.ts';
import type { CheckProvider, CheckResult } from './port.ts';
import { portonePages } from './portone-page.ts';

const TIMEOUT_MS = 5_000;

/** `GET /identity-verifications/{id}`, as far as it concerns us. */
interface Verification {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly channel?: { readonly key?: unknown };
  readonly verifiedCustomer?: { readonly ci?: unknown };
}

/** PortOne v2, 본인인증: its window runs in the browser, its REST API says what came of it. */
export function portoneChecks({ storeId, channelKey, apiSecret, apiUrl }: PortoneIdentity): CheckProvider {
  const idOf = (checkId: string): string => `madang-${checkId}`;
  const ask = boundedFetch();

  async function fetchOnce(checkId: string): Promise<Response> {
    const url = `${apiUrl}/identity-verifications/${idOf(checkId)}?storeId=${encodeURIComponent(storeId)}`;
    try {
      return await ask(url, {
        method: 'GET',
        headers: { authorization: `PortOne ${apiSecret}`, accept: 'application/json' },
        body: undefined,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new OutsideError('unreachable', 'PortOne does not answer', { cause: error });
    }
  }

  async function read(checkId: string): Promise<Verification | null> {
    const response = await fetchOnce(checkId);
    // Nobody has begun it: the window was never opened.
    if (response.status === 404) return null;
    if (response.status >= 500 || response.status === 429) {
      throw new OutsideError('unreachable', `PortOne answered ${response.status}`);
    }
    if (response.status !== 200) throw new OutsideError('failed', `PortOne answered ${response.status}`);
    const answer = (await response.json().catch(() => null)) as Verification | null;
    if (answer?.id !== idOf(checkId))
      throw new OutsideError('failed', 'PortOne’s answer is for something else');
    return answer;
  }

  return {
    provider: 'portone',
    pages: portonePages({ storeId, channelKey, idOf }),
    async result(checkId): Promise<CheckResult> {
      const answer = await read(checkId);
      if (answer === null || answer.status === 'READY') return { status: 'pending' };
      if (answer.status === 'FAILED') return { status: 'failed' };
      if (answer.status !== 'VERIFIED')
        throw new OutsideError('failed', 'PortOne names a status that is not known');
      // The browser chooses the channel: one for tests, with made-up people, would do for a forger.
      if (answer.channel?.key !== channelKey) throw new OutsideError('mismatch', 'another channel was used');
      const ci = answer.verifiedCustomer?.ci;
      if (typeof ci !== 'string' || ci === '') throw new OutsideError('failed', 'the channel gives no CI');
      return { status: 'verified', ci };
    },
  };
}
