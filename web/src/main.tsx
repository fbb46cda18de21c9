import '@fontsource-variable/noto-sans-kr';
import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { session } from './api/session.ts';
import { startStream } from './api/stream.ts';
import { startI18n } from './i18n/index.ts';
import { watchPieces } from './routes/missing-pieces.ts';
import { router } from './routes/router.tsx';
import { startTheme } from './ui/theme.ts';

watchPieces();
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
