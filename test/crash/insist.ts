import { randomUUID } from 'node:crypto';

/** Members who ask until they are answered, whichever instance does; with what they were answered, by status and code. */
export class Insisting {
  readonly codes = new Map<string, number>();
  readonly #ports: readonly number[];

  /** @param ports of the instances; may be changed in place when one has a successor */
  constructor(ports: readonly number[]) {
    this.#ports = ports;
  }

  /**
   * Posts with one key until an answer comes: after a broken connection the same is asked of another instance.
   * @param n spreads those who ask over the instances
   */
  async post(n: number, token: string, path: string, body: object): Promise<Record<string, unknown>> {
    const key = randomUUID();
    for (let attempt = 0; ; attempt += 1) {
      const port = this.#ports[(n + attempt) % this.#ports.length]!;
      try {
        const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'idempotency-key': key,
            'content-type': 'application/json',
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(20_000),
        });
        const answer = (await response.json()) as Record<string, unknown>;
        this.#count(`${response.status} ${typeof answer.code === 'string' ? answer.code : ''}`.trim());
        if (response.status !== 503) return answer;
      } catch {
        this.#count('0');
        // A server that is gone is not asked again at once.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** Answers of a server that is at fault: none may be there. */
  get faults(): string[] {
    return [...this.codes.keys()].filter((code) => code.startsWith('5') && !code.startsWith('503'));
  }

  #count(code: string): void {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
  }
}
