import { drive } from './drive.ts';
import type { LoadPlan } from './plan.ts';

/**
 * The load generator's own process: it takes plans from its parent, one at a time, and answers each with an
 * outcome. A process of its own uses the second core and never waits for the bench's bookkeeping.
 */
process.on('message', (plan: LoadPlan) => {
  drive(plan).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C in the terminal reaches us too; our parent ends us in order.
process.on('SIGINT', () => undefined);
