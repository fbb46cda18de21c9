import type { TourConfig } from '../../../../config/tour.ts';
import { type Fetch, readBounded } from '../../../../gateways/call.ts';
import { readAnswer, type TourAnswer, type TourPage } from './answer.ts';

/** Items that are asked for at once. */
export const PAGE_ITEMS = 200;
const TIMEOUT_MS = 20_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 2_000;

export interface AskingParts {
  readonly tour: TourConfig;
  readonly fetch: Fetch;
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The list could not be read. The message never holds the address: the key stands in it. */
class TourUnavailable extends Error {
  override readonly name = 'TourUnavailable';
}

/**
 * Asks for a page of the list, a few times where another try may help.
 * @param page 1 is the first
 * @throws TourUnavailable, or the signal's reason
 */
export async function askPage(
  { tour, fetch, delay }: AskingParts,
  page: number,
  items: number,
  signal: AbortSignal,
): Promise<TourPage> {
  // By title: what is added meanwhile moves little, and what comes twice is written once.
  const query = `pageNo=${page}&numOfRows=${items}&arrange=A&MobileOS=ETC&MobileApp=Madang&_type=json`;
  const address = `${tour.url}/areaBasedSyncList2?serviceKey=${tour.key}&${query}`;
  for (let attempt = 1, pauseMs = FIRST_PAUSE_MS; ; attempt += 1, pauseMs *= 2) {
    const answer = await ask(fetch, address, signal);
    if (answer.kind === 'page') return answer.page;
    if (signal.aborted) throw signal.reason;
    if (answer.isLasting || attempt === TRIES) {
      throw new TourUnavailable(`Page ${page} of the tourism data: ${answer.reason}`);
    }
    await delay(pauseMs, signal);
  }
}

async function ask(fetch: Fetch, address: string, signal: AbortSignal): Promise<TourAnswer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      // An answer of theirs is an answer: another address, one inside our network perhaps, is not asked.
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
    });
    return readAnswer(response.status, await readBounded(response));
  } catch (error) {
    const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string };
    const isRedirect = /redirect/i.test(cause?.message ?? '');
    const reason = timeout.aborted
      ? 'time-out'
      : isRedirect
        ? 'a redirect'
        : (cause?.code ?? kindOf(error, message));
    return { kind: 'refused', reason, isLasting: isRedirect };
  }
}

const kindOf = (error: unknown, message: string): string => {
  if (error instanceof SyntaxError) return 'an answer that is no text';
  return /too large/.test(message) ? 'too large an answer' : 'unreachable';
};
