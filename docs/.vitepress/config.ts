import { defineConfig } from 'vitepress';

/** The documentation as a site: `npm run docs` builds it into var/docs. Every page is the same Markdown that is read in the repository. */
export default defineConfig({
  title: 'Portier',
  description: 'The control plane for live streaming that keeps a show on the air.',
  outDir: '../var/docs',
  cacheDir: '../var/docs-cache',
  cleanUrls: true,
  // Text such as <task> in a page is text.
  markdown: { html: false },
  // A page that links to a file of the source is right in the repository; on the site it leads there.
  ignoreDeadLinks: [/^(\.\/)?\.\.\/(docker|CONTRIBUTING|CHANGELOG|LICENSE|README|test|apps|libs)/],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Quick start', link: '/quick-start' },
      { text: 'Operating', link: '/operating' },
      { text: 'API', link: '/api' },
    ],
    sidebar: [
      {
        text: 'Begin',
        items: [
          { text: 'What it is', link: '/' },
          { text: 'Quick start', link: '/quick-start' },
          { text: 'The walk', link: '/architecture' },
        ],
      },
      {
        text: 'Run a show',
        items: [
          { text: 'Operating', link: '/operating' },
          { text: 'Accounts and rights', link: '/accounts' },
          { text: 'Event access', link: '/event-access' },
          { text: 'Edges', link: '/edges' },
          { text: 'Problems and alerts', link: '/alerts' },
          { text: 'Metrics', link: '/metrics' },
        ],
      },
      {
        text: 'Automate',
        items: [
          { text: 'API', link: '/api' },
          { text: 'portierctl', link: '/portierctl' },
          { text: 'Plan and apply', link: '/apply' },
          { text: 'Who changed what', link: '/audit' },
        ],
      },
      {
        text: 'Look up',
        items: [
          { text: 'Settings', link: '/configuration' },
          { text: 'Reliability', link: '/reliability' },
          { text: 'Performance', link: '/performance' },
          { text: 'Moving over from the older system', link: '/legacy-protocol' },
          { text: 'Decisions', link: '/decisions/README' },
        ],
      },
    ],
  },
});
