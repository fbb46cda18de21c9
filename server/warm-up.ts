import type { Installation } from './compose.ts';

const ROUNDS = 60;

/**
 * Runs the paths that the first customers will take, so that none of them pays for compiling code, opening
 * connections and reading pages (H9). Reads and previews only: nothing is written. A path that fails here
 * fails for customers too and is theirs to report; the start goes on.
 */
export async function warmUp({ app, tokens, log }: Installation): Promise<void> {
  const token = tokens.sign({ accountId: 'warm-up', role: 'member', sessionId: null }, 60);
  const headers = { authorization: `Bearer ${token}` };
  const json = { ...headers, 'content-type': 'application/json' };
  const payload = JSON.stringify({ to: 'nobody@madang.example', amount: 1 });
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([
        app.inject({ url: '/health/ready' }),
        app.inject({ url: '/api/v1/site' }),
        app.inject({ url: '/api/v1/coupons/drops', headers }),
        app.inject({ url: '/api/v1/pay/balance', headers }),
        app.inject({ method: 'POST', url: '/api/v1/pay/transfers?dryRun=true', headers: json, payload }),
        // A drop that does not exist: through the lane as far as it goes without a receipt's key.
        app.inject({ method: 'POST', url: '/api/v1/coupons/drops/none/claims' }),
      ]);
    }
  } catch (error) {
    log.warn({ err: error }, 'the warm-up did not finish');
  }
}
