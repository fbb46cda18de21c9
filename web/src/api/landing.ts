/**
 * The query with which this page was opened, exactly as it was. A router reads numbers into it (`code=1e5`) and
 * writes it anew; what a provider has sent back must stay as it is.
 */
export const landing: { readonly path: string; readonly parameters: Readonly<Record<string, string>> } = {
  path: window.location.pathname,
  parameters: Object.fromEntries(new URLSearchParams(window.location.search)),
};
