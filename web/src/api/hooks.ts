import { useSyncExternalStore } from 'react';
import { session } from './session.ts';
import { streamStatus } from './stream.ts';
import type { Account } from './types.ts';

export const useSession = () => useSyncExternalStore(session.subscribe, session.get);

export function useAccount(): Account | null {
  const state = useSession();
  return state.status === 'member' ? state.account : null;
}

export const useStreamStatus = () => useSyncExternalStore(streamStatus.subscribe, streamStatus.get);

function watchOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export const useOnline = () => useSyncExternalStore(watchOnline, () => navigator.onLine);
