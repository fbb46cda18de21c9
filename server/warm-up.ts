import type { Installation } from './compose-http.ts';

const ROUNDS = 75;
const NOBODY = 'warm-up';

/**
 * Runs the paths that the first customers will take, so that none of them pays for compiling code, opening
 * connections and reading pages. Reads and previews only: nothing is written. It runs before the instance
 * says that it is ready. A path that fails here fails for customers too and is theirs to report; the start
 * goes on.
 */
export async function warmUp({
  app,
  tokens,
  coupons,
  makeId,
  now,
  metrics,
  log,
}: Installation): Promise<void> {
  const headers = {
    authorization: `Bearer ${tokens.sign({ accountId: NOBODY, role: 'member', sessionId: null }, 60)}`,
    'content-type': 'application/json',
  };
  const transfer = JSON.stringify({ to: 'nobody@madang.example', amount: 1 });
  const claim = () => {
    const id = makeId();
    const input = { kind: 'claim', dropId: NOBODY } as const;
    return { id, at: now(), accountId: NOBODY, key: id, name: 'coupon.claim', input, fingerprint: '' };
  };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([
        app.inject({ url: '/health/ready' }),
        app.inject({ url: '/api/v1/site' }),
        app.inject({ url: '/api/v1/coupons/drops', headers }),
        app.inject({ url: '/api/v1/receipts', headers }),
        app.inject({ method: 'POST', url: '/api/v1/pay/transfers?dryRun=true', headers, payload: transfer }),
        coupons.lane.preview(claim()),
      ]);
    }
  } catch (error) {
    log.warn({ err: error }, 'the warm-up did not finish');
  }
  // Nobody asked for these: they are no traffic.
  metrics.registry.resetMetrics();
}
