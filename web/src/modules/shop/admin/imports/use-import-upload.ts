import { useEffect, useRef, useState } from 'react';
import { newKey } from '../../../../api/intent.ts';
import { startImport } from '../../../../api/shop-admin-imports.ts';
import type { Import } from '../../../../api/shop-admin-types.ts';

type State =
  | { phase: 'idle' }
  /** `share` of it has left; null: all, and the server reads it. */
  | { phase: 'busy'; share: number | null }
  | { phase: 'failed'; error: unknown };

/** One file on its way; the same file sent again after a lost connection is the same import. */
export function useImportUpload(onStarted: (started: Import, file: File) => void) {
  const [state, setState] = useState<State>({ phase: 'idle' });
  const underWay = useRef<AbortController>(undefined);
  const intent = useRef<{ name: string; key: string } | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  const start = async (file: File, how: { dryRun: boolean; reason: string }) => {
    underWay.current?.abort();
    const stop = new AbortController();
    underWay.current = stop;
    const name = JSON.stringify([file.name, file.size, file.lastModified, how]);
    if (intent.current?.name !== name) intent.current = { name, key: newKey() };
    setState({ phase: 'busy', share: 0 });
    try {
      const started = await startImport(file, how, {
        key: intent.current.key,
        signal: stop.signal,
        onProgress: (share) => setState({ phase: 'busy', share: share < 1 ? share : null }),
      });
      intent.current = null;
      setState({ phase: 'idle' });
      onStarted(started, file);
    } catch (error) {
      if (!stop.signal.aborted) setState({ phase: 'failed', error });
    }
  };
  return {
    state,
    start,
    cancel: () => {
      underWay.current?.abort();
      setState({ phase: 'idle' });
    },
  };
}
