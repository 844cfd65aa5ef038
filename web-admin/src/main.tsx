import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { createAppQueryClient } from './app/query-client.js';
import { router } from './app/router.js';
import { LanguageProvider, loadFirstLanguage } from './i18n/i18n.js';
import { colorSchemeStorage, theme } from './theme.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const first = await loadFirstLanguage();

// A transition is rendered in slices of a few milliseconds.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} colorSchemeManager={colorSchemeStorage} defaultColorScheme="auto">
        <QueryClientProvider client={createAppQueryClient()}>
          <LanguageProvider first={first}>
            <ModalsProvider>
              <Notifications position="bottom-right" />
              <RouterProvider router={router} />
            </ModalsProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  ),
);
