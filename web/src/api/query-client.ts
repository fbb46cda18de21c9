import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './error.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal will not change by asking again; a busy or lost server may.
      retry: (count, error) => count < 3 && isApiError(error) && error.retryable,
      retryDelay: (count, error) =>
        (isApiError(error) ? error.retryAfterMs : undefined) ??
        Math.min(500 * 2 ** count, 8000) + Math.random() * 300,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
