import { lazy, Suspense, useSyncExternalStore } from 'react';
import { proof } from '../../api/proof.ts';

const Asking = lazy(() =>
  import('./proof-ways.tsx').then(({ Asking: component }) => ({ default: component })),
);

/** Comes up by itself when an act needs a fresh proof; the act goes on when it is given. */
export function ProofDialog() {
  const isWanted = useSyncExternalStore(proof.subscribe, proof.isWanted);
  return isWanted ? (
    <Suspense fallback={null}>
      <Asking />
    </Suspense>
  ) : null;
}
