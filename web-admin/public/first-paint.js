// Colours and language before the first paint, so that nothing flashes. Same keys as src/theme.ts and src/i18n/i18n.tsx.
(function () {
  var root = document.documentElement;
  var language = navigator.languages.find(function (wish) {
    return /^(de|en)/i.test(wish);
  });
  try {
    var scheme = localStorage.getItem('portier.color-scheme') || 'auto';
    var isDark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
    language = localStorage.getItem('portier.language') || language;
  } catch {
    // Storage may be blocked; the page works without it.
  }
  language = /^de/i.test(language || '') ? 'de' : 'en';
  root.lang = language;
  // The texts come while the code does, and not after it. The build writes where they are (vite.config.ts).
  var texts = document.querySelector('meta[name="portier-texts-' + language + '"]');
  if (texts) {
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = texts.content;
    document.head.append(link);
  }
})();
