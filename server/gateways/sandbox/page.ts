import { digits } from '../../lib/digits.ts';
import type { Behaviour } from './book.ts';

export type PageLanguage = 'ko' | 'en';

export interface PageOrder {
  readonly orderId: string;
  readonly orderName: string;
  readonly amount: number;
  readonly successUrl: string;
  readonly failUrl: string;
}

const TEXTS = {
  ko: {
    title: '모의 결제',
    banner: '모의 결제창입니다. 실제 카드에서는 돈이 나가지 않습니다.',
    shop: '마당',
    order: '주문',
    number: '주문 번호',
    amount: '결제 금액',
    pay: '승인하고 결제하기',
    cancel: '결제하지 않고 돌아가기',
    others: '은행이 다르게 답한다면',
    othersLead: '결제가 잘못될 때 어떻게 되는지 시험합니다.',
    language: 'English',
    choices: {
      decline: ['거절', '은행이 한도 초과로 거절합니다.'],
      'time-out': ['응답 없음', '돈은 나가지만 은행의 답이 오지 않습니다. 나중에 조회해서 알아냅니다.'],
      late: ['늦은 입금', '결제창을 닫고 10초 뒤에 돈이 들어옵니다.'],
      'webhook-first': ['알림이 먼저', '돌아가기 전에 웹훅이 먼저 도착합니다.'],
      'webhook-twice': ['알림이 두 번', '같은 웹훅이 두 번 도착합니다.'],
    },
  },
  en: {
    title: 'Sandbox payment',
    banner: 'This is a sandbox. No real card is charged.',
    shop: 'Madang',
    order: 'Order',
    number: 'Order number',
    amount: 'Amount',
    pay: 'Approve and pay',
    cancel: 'Go back without paying',
    others: 'If the bank answers otherwise',
    othersLead: 'Try what happens when a payment goes wrong.',
    language: '한국어',
    choices: {
      decline: ['Decline', 'The bank refuses: the limit is exceeded.'],
      'time-out': ['No answer', 'The money is taken but the bank’s answer never comes. A look-up finds out.'],
      late: ['Late money', 'The window closes; the money comes 10 seconds later.'],
      'webhook-first': ['Webhook first', 'The webhook arrives before you are back.'],
      'webhook-twice': ['Webhook twice', 'The same webhook arrives twice.'],
    },
  },
} as const;

const safe = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const STYLE = `
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--text:#191c20;--muted:#545b66;--line:#c9ced6;--strong:#1b55c9;--on:#fff;--note:#fff3cd;--on-note:#4d3800}
@media (prefers-color-scheme:dark){:root{--ground:#121417;--card:#1d2025;--text:#eceef1;--muted:#aab1bc;--line:#434a54;--strong:#8ab4ff;--on:#0b1b36;--note:#4a3a0c;--on-note:#ffe9b0}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.6 system-ui,-apple-system,'Noto Sans KR',sans-serif;word-break:keep-all;overflow-wrap:anywhere}
.note{margin:0;padding:.75rem 1rem;background:var(--note);color:var(--on-note);text-align:center;font-weight:600}
main{max-width:28rem;margin:0 auto;padding:1.25rem 1rem 3rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.25rem;margin-bottom:1rem}
h1{font-size:1.25rem;margin:0 0 .75rem}h2{font-size:1rem;margin:0}
dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dt{color:var(--muted)}dd{margin:0;text-align:right}
p.amount{color:var(--text);font-size:1.75rem;font-weight:800;text-align:right;margin:.5rem 0 0}
button{font:inherit;width:100%;min-height:3rem;border-radius:.75rem;padding:.625rem 1rem;cursor:pointer;background:transparent;color:var(--text);border:1px solid var(--line);text-align:left}
button.strong{background:var(--strong);color:var(--on);border-color:var(--strong);font-weight:700;text-align:center;margin-bottom:.5rem}
button.plain{text-align:center}
button small{display:block;color:var(--muted)}
button:focus-visible,a:focus-visible{outline:3px solid var(--strong);outline-offset:2px}
.choices{display:grid;gap:.5rem;margin-top:.75rem}
p{margin:.25rem 0;color:var(--muted)}a{color:var(--strong)}footer{text-align:center}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;

/** The sandbox's page, where a real gateway would show its own. Plain HTML: it runs without a script. */
export function payPage(order: PageOrder, language: PageLanguage, otherLanguageUrl: string): string {
  const t = TEXTS[language];
  const { orderId, orderName, amount, successUrl, failUrl } = order;
  const hidden = Object.entries({ amount: String(amount), orderName, successUrl, failUrl, lang: language })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${safe(value)}">`)
    .join('');
  const money = language === 'ko' ? `${digits(amount)}원` : `₩${digits(amount)}`;
  const choices = Object.entries(t.choices)
    .map(([value, [name, lead]]) => choice(value as Behaviour, name, lead))
    .join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${t.title} · Madang</title><style>${STYLE}</style></head><body>
<p class="note" role="note">${t.banner}</p>
<main><form method="post">${hidden}
<section class="card" aria-labelledby="order"><h1 id="order">${t.title}</h1>
<dl><dt>${t.order}</dt><dd>${safe(orderName)}</dd><dt>${t.number}</dt><dd>${safe(orderId)}</dd></dl>
<p class="amount"><span class="hidden">${t.amount} </span>${money}</p></section>
<section class="card"><button class="strong" name="behaviour" value="approve">${t.pay}</button>
<button class="plain" name="behaviour" value="cancel">${t.cancel}</button></section>
<section class="card" aria-labelledby="others"><h2 id="others">${t.others}</h2><p>${t.othersLead}</p>
<div class="choices">${choices}</div></section></form>
<footer><a href="${safe(otherLanguageUrl)}" hreflang="${language === 'ko' ? 'en' : 'ko'}">${t.language}</a></footer>
</main></body></html>`;
}

const choice = (behaviour: Behaviour, name: string, lead: string): string =>
  `<button name="behaviour" value="${behaviour}">${name}<small>${lead}</small></button>`;
