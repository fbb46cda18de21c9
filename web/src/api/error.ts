/** A refusal or failure of the API, always with a stable code (RFC 9457 problem details). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** What support can look up: a receipt or a request. */
  readonly instance: string | undefined;
  /** The server's own word on when to come back, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What else the answer said, such as how much is there. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(problem: {
    status: number;
    code: string;
    title: string;
    detail?: string | undefined;
    instance?: string | undefined;
    retryAfterMs?: number | undefined;
    facts?: Record<string, unknown>;
  }) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.instance = problem.instance;
    this.retryAfterMs = problem.retryAfterMs;
    this.facts = problem.facts ?? {};
  }

  /** The number of the receipt, where it was decided. */
  get receiptId(): string | undefined {
    return /^urn:madang:receipt:(.+)$/.exec(this.instance ?? '')?.[1];
  }

  /** The request may or may not have been carried out: only the same key may be sent again. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** One has tried too often to prove something: the same try again would be no better. */
  get throttled(): boolean {
    return this.status === 429 && this.code.endsWith('throttled');
  }

  /** Nothing was decided: asking again, with the same key, is right. */
  get retryable(): boolean {
    return (
      this.status === 0 ||
      (this.status === 429 && !this.throttled) ||
      this.status === 502 ||
      this.status === 503 ||
      this.status === 504
    );
  }
}

export function networkError(): ApiError {
  return new ApiError({ status: 0, code: 'network', title: 'No connection' });
}

function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a failed answer; one that is no problem document (a proxy's page) still gets a code. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = (body !== null && typeof body === 'object' ? body : {}) as Record<string, unknown>;
  return new ApiError({
    status: response.status,
    code: text(problem.code) ?? `http.${response.status}`,
    title: text(problem.title) ?? response.statusText,
    detail: text(problem.detail),
    instance: text(problem.instance) ?? response.headers.get('receipt-id') ?? undefined,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
    facts: problem,
  });
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

export const hasCode = (error: unknown, code: string): boolean => isApiError(error) && error.code === code;
