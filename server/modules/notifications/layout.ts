import type { Locale } from './kind.ts';

/** What a mail is made of, in words: everything is escaped here. */
export interface Letter {
  readonly locale: Locale;
  readonly title: string;
  /** Plain text; an empty line parts paragraphs. */
  readonly body: string;
  readonly highlight: string | null;
  readonly action: { readonly label: string; readonly url: string } | null;
  /** Where mails like this are switched off; null for what is always sent. */
  readonly preferencesUrl: string | null;
  readonly siteUrl: string;
}

const WORDS = {
  ko: {
    site: '마당',
    why: '마당 계정과 관련된 소식이라 보내 드립니다.',
    always: '계정의 안전에 관한 메일이라 항상 보내 드립니다. 답장은 읽지 못합니다.',
    preferences: '알림 설정 바꾸기',
    plainLink: '단추가 열리지 않으면 이 주소를 복사해 여세요.',
  },
  en: {
    site: 'Madang',
    why: 'You get this because of your Madang account.',
    always: 'This is about the safety of your account, so it is always sent. Replies are not read.',
    preferences: 'Change what you are told',
    plainLink: 'If the button does not open, copy this address.',
  },
} as const;

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const PREHEADER_LENGTH = 110;

/** What a list of mails shows beside the subject. */
const preheaderOf = ({ body, highlight }: Letter): string => {
  const text = `${highlight === null ? '' : `${highlight} · `}${body.replaceAll(/\s+/g, ' ').trim()}`;
  return text.length <= PREHEADER_LENGTH ? text : `${text.slice(0, PREHEADER_LENGTH - 1)}…`;
};

/** The letter for programs without HTML, and for people who prefer it so. */
export function asText(letter: Letter): string {
  const words = WORDS[letter.locale];
  const parts = [letter.title];
  if (letter.highlight !== null) parts.push(`    ${letter.highlight}`);
  if (letter.body !== '') parts.push(letter.body);
  if (letter.action) parts.push(`${letter.action.label}:\n${letter.action.url}`);
  parts.push(`-- \n${footOf(letter)}\n${words.site} · ${letter.siteUrl}`);
  return `${parts.join('\n\n')}\n`;
}

function footOf({ locale, preferencesUrl }: Letter): string {
  const words = WORDS[locale];
  return preferencesUrl === null ? words.always : `${words.why}\n${words.preferences}: ${preferencesUrl}`;
}

/**
 * Colours are said twice: in the line for programs that drop <style> and in classes for those that know the
 * dark. One column of at most 560 pixels, tables only for Outlook's sake, no picture and nothing fetched.
 */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: #bf3f14; }
@media (max-width: 600px) { .card { border-radius: 0 !important; border-width: 0 0 1px !important; padding: 28px 20px !important; } .foot { padding: 20px !important; } .page { padding: 0 !important; } }
@media (prefers-color-scheme: dark) {
  .page, body { background: #121513 !important; }
  .card { background: #1b1f1c !important; border-color: #2f3530 !important; }
  .ink, h1 { color: #f1ede4 !important; }
  .quiet, .quiet a { color: #b0b5ac !important; }
  .code { background: #252a26 !important; color: #f1ede4 !important; }
  .button { background: #ff9166 !important; color: #2a0f03 !important; }
  .brand, a { color: #ff9166 !important; }
}`;

const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Apple SD Gothic Neo','Noto Sans KR','Malgun Gothic','Segoe UI',Roboto,sans-serif";

/** The letter as a page of HTML. */
export function asHtml(letter: Letter): string {
  const { locale, title, body, highlight, action, siteUrl } = letter;
  const words = WORDS[locale];
  const paragraphs = body
    .split(/\n{2,}/)
    .filter((part) => part !== '')
    .map(
      (part) =>
        `<p class="ink" style="margin:0 0 16px;color:#1c2421">${escapeHtml(part).replaceAll('\n', '<br>')}</p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body style="margin:0;padding:0;background:#f7f3ec;word-break:keep-all;overflow-wrap:anywhere">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${escapeHtml(preheaderOf(letter))}${'&#8199;&#65279;'.repeat(40)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="page" align="center" style="padding:32px 12px;background:#f7f3ec">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td class="card" style="padding:36px 40px;background:#fffdf9;border:1px solid #e4dccd;border-radius:16px;${FONT};font-size:16px;line-height:1.65;text-align:left">
<p class="brand" style="margin:0 0 24px;font-weight:700;font-size:15px;color:#bf3f14">${words.site}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.35;font-weight:700;color:#1c2421">${escapeHtml(title)}</h1>
${highlight === null ? '' : codeBox(highlight)}${paragraphs}
${action === null ? '' : button(action, words.plainLink)}</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td class="quiet foot" style="padding:20px 40px;${FONT};font-size:13px;line-height:1.6;color:#5d655f">
${footHtml(letter)}<br><a class="quiet" href="${escapeHtml(siteUrl)}" style="color:#5d655f">${words.site}</a>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const codeBox = (code: string): string =>
  `<p class="code" style="margin:0 0 20px;padding:16px;background:#f7f3ec;border-radius:12px;text-align:center;font-size:30px;font-weight:700;letter-spacing:6px;font-variant-numeric:tabular-nums;color:#1c2421">${escapeHtml(code)}</p>\n`;

const button = ({ label, url }: { label: string; url: string }, hint: string): string =>
  `<p style="margin:24px 0"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:14px 24px;background:#bf3f14;color:#ffffff;border-radius:12px;font-weight:700;text-decoration:none">${escapeHtml(label)}</a></p>
<p class="quiet" style="margin:0;font-size:13px;color:#5d655f">${hint}<br><a class="quiet" href="${escapeHtml(url)}" style="color:#5d655f;word-break:break-all">${escapeHtml(url)}</a></p>
`;

function footHtml({ locale, preferencesUrl }: Letter): string {
  const words = WORDS[locale];
  if (preferencesUrl === null) return words.always;
  return `${words.why} <a class="quiet" href="${escapeHtml(preferencesUrl)}" style="color:#5d655f">${words.preferences}</a>`;
}
