export const HTML = 'text/html; charset=utf-8';

/** Text as it may stand in a page, also between quotation marks. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page that is none of the web app: of the identity check. */
export const frame = (title: string, body: string, attributes = ''): string => `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1.25rem;word-break:keep-all;color-scheme:light dark}
label{display:block;margin:1rem 0}input{font:inherit;width:100%;padding:.6rem;box-sizing:border-box}
button{font:inherit;padding:.7rem 1.2rem;margin:1rem .5rem 0 0}</style></head>
<body><main ${attributes}><h1>${title}</h1>${body}</main></body></html>`;
