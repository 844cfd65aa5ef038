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
  { path: 'edges', lazy: async () => ({ Component: (await import('../pages/edges/EdgesPage.js')).EdgesPage }) },
  { path: 'edges/:edgeId', lazy: async () => ({ Component: (await import('../pages/edges/EdgePage.js')).EdgePage }) },
  {
    path: 'applications',
    lazy: async () => ({ Component: (await import('../pages/applications/ApplicationsPage.js')).ApplicationsPage }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('../pages/settings/SettingsPage.js')).SettingsPage }),
  },
  { path: 'alerts', lazy: async () => ({ Component: (await import('../pages/alerts/AlertsPage.js')).AlertsPage }) },
  { path: 'audit', lazy: async () => ({ Component: (await import('../pages/audit/AuditPage.js')).AuditPage }) },
  { path: 'files', lazy: async () => ({ Component: (await import('../pages/files/FilesPage.js')).FilesPage }) },
  { path: 'users', lazy: async () => ({ Component: (await import('../pages/users/UsersPage.js')).UsersPage }) },
  { path: 'users/groups', lazy: async () => ({ Component: (await import('../pages/users/UsersPage.js')).GroupsPage }) },
  {
    path: 'users/groups/:groupId',
    lazy: async () => ({ Component: (await import('../pages/users/GroupPage.js')).GroupPage }),
  },
  { path: 'users/:userId', lazy: async () => ({ Component: (await import('../pages/users/UserPage.js')).UserPage }) },
  {
    path: 'account',
    lazy: async () => ({ Component: (await import('../pages/account/AccountPage.js')).AccountPage }),
  },
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter([
  {
    // Without a sign-in: the secret of the link is the fragment of the address.
    path: 'guest',
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/guest/GuestPage.js')).GuestPage }),
  },
  {
    path: 'login',
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/login/LoginPage.js')).LoginPage }),
  },
  {
    path: 'register',
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/login/RegisterPage.js')).RegisterPage }),
  },
  {
    path: 'forgotten',
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/login/ForgottenPage.js')).ForgottenPage }),
  },
  ...['reset', 'activate'].map((path) => ({
    // The secret of the link is the fragment of the address.
    path,
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/login/SetPasswordPage.js')).SetPasswordPage }),
  })),
  {
    path: 'confirm-email',
    HydrateFallback: PageLoading,
    lazy: async () => ({ Component: (await import('../pages/login/ConfirmEmailPage.js')).ConfirmEmailPage }),
  },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: RouteFailure,
    HydrateFallback: PageLoading,
    children: [{ ErrorBoundary: RouteFailure, children: pages }],
  },
]);
