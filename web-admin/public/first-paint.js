// Colours and language before the first paint, so that nothing flashes. Same keys as src/theme.ts and src/i18n/i18n.tsx.
(function () {
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem('portier.color-scheme') || 'auto';
    var isDark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
    var language = localStorage.getItem('portier.language');
    if (language) root.lang = language;
  } catch {
    // Storage may be blocked; the page works without it.
  }
})();
