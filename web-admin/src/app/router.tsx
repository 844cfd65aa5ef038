import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFound, RouteFailure } from './RouteFailure.js';
import { Shell } from './Shell.js';
import { PageLoading } from './PageLoading.js';

/** Every page is a chunk of its own, loaded when it is first opened. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../pages/overview/OverviewPage.js')).OverviewPage }) },
  { path: 'streams', lazy: async () => ({ Component: (await import('../pages/streams/StreamsPage.js')).StreamsPage }) },
  {
    path: 'streams/:streamId/configurations/new/:type?',
    lazy: async () => ({
      Component: (await import('../pages/configurations/NewConfigurationPage.js')).NewConfigurationPage,
    }),
  },
  {
    path: 'streams/:streamId/:tab?',
    lazy: async () => ({ Component: (await import('../pages/streams/StreamPage.js')).StreamPage }),
  },
  {
    path: 'configurations',
    lazy: async () => ({
      Component: (await import('../pages/configurations/ConfigurationsPage.js')).ConfigurationsPage,
    }),
  },
  {
    path: 'configurations/:configurationId',
    lazy: async () => ({ Component: (await import('../pages/configurations/ConfigurationPage.js')).ConfigurationPage }),
  },
  { path: 'tasks', lazy: async () => ({ Component: (await import('../pages/tasks/TasksPage.js')).TasksPage }) },
  { path: 'tasks/:taskId', lazy: async () => ({ Component: (await import('../pages/tasks/TaskPage.js')).TaskPage }) },
  { path: 'agents', lazy: async () => ({ Component: (await import('../pages/agents/AgentsPage.js')).AgentsPage }) },
  {
    path: 'media-servers',
    lazy: async () => ({ Component: (await import('../pages/media-servers/MediaServersPage.js')).MediaServersPage }),
  },
  {
    path: 'applications',
    lazy: async () => ({ Component: (await import('../pages/applications/ApplicationsPage.js')).ApplicationsPage }),
  },
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter([
  {
    path: 'login',
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/login/LoginPage.js')).LoginPage }),
  },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: RouteFailure,
    HydrateFallback: PageLoading,
    children: [{ ErrorBoundary: RouteFailure, children: pages }],
  },
]);
