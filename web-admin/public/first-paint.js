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
  // Texts, page and session come while the code does, and not after it. The build writes what there is (build/early-files.ts).
  var meta = document.querySelector('meta[name="portier-files"]');
  if (!meta) return;
  var files = JSON.parse(meta.content);
  var page = files.pages.find(function (one) {
    return new RegExp(one[0]).test(location.pathname);
  });
  files.texts[language].concat(page ? page[1] : []).forEach(function (file) {
    preload('/' + file, /css$/.test(file) ? 'style' : '');
  });
  if (!/^\/(guest|login)$/.test(location.pathname)) preload('/api/v1/session', 'fetch');

  function preload(href, as) {
    var link = document.createElement('link');
    link.rel = as ? 'preload' : 'modulepreload';
    if (as) link.as = as;
    link.crossOrigin = '';
    link.href = href;
    document.head.append(link);
  }
})();
