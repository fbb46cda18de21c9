import '@fontsource-variable/noto-sans-kr';
import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { session } from './api/session.ts';
import { storage } from './api/storage.ts';
import { startStream } from './api/stream.ts';
import { startI18n } from './i18n/index.ts';
import { router } from './routes/router.tsx';
import { startTheme } from './ui/theme.ts';

// After a new version went live, the pieces of the old one are gone: take the new one, once.
window.addEventListener('vite:preloadError', () => {
  const key = 'madang.reloaded';
  const lastMs = Number(storage.get(key, 'session') ?? 0);
  if (Date.now() - lastMs < 30_000) return;
  storage.set(key, String(Date.now()), 'session');
  window.location.reload();
});

startTheme();
await startI18n();
void session.restore();
startStream();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
