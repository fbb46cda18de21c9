// Runs before the first paint. The same keys are read by src/ui/theme.ts and src/i18n/index.ts.
(() => {
  let theme = 'system';
  let locale = '';
  try {
    theme = localStorage.getItem('madang.theme') || 'system';
    locale = localStorage.getItem('madang.locale') || '';
  } catch {
    // Storage may be forbidden; the system's choice is then the theme.
  }
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = locale || (navigator.language.startsWith('ko') ? 'ko' : 'en');
})();
