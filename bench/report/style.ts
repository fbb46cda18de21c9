/** The report's style sheet: the product's own colours, in light and dark, and for paper. */
export const STYLE = `
:root { color-scheme: light dark;
  --paper: #f7f3ec; --surface: #fffdf9; --sunken: #efe9de; --ink: #1c2421; --muted: #5d655f; --line: #e4dccd;
  --accent: #bf3f14; --pine: #1f4d44; --old: #a39b8b; --good: #17694a; --good-soft: #def0e6; --bad: #b3261e; --bad-soft: #fbe3e0; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #121513; --surface: #1b1f1c; --sunken: #252a26; --ink: #f1ede4; --muted: #b0b5ac; --line: #2f3530;
  --accent: #ff9166; --pine: #7fbfae; --old: #6f6a5f; --good: #7fd3ab; --good-soft: #17372a; --bad: #ff9b90; --bad-soft: #46201c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 "Noto Sans KR Variable", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 70rem; margin: 0 auto; padding: 3.5rem 1.25rem 5rem; }
h1 { font-size: 2.25rem; line-height: 1.2; letter-spacing: -0.02em; margin: 0 0 0.5rem; }
h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -0.01em; margin: 0 0 0.5rem; }
h3 { font-size: 1rem; margin: 2rem 0 0.5rem; }
p { max-width: 44rem; margin: 0 0 1rem; }
.muted { color: var(--muted); }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1.75rem; margin-top: 1.75rem; }
.notice { border-left: 4px solid var(--accent); padding: 0.75rem 1rem; background: var(--sunken); border-radius: 0 8px 8px 0; margin: 1.25rem 0; max-width: 44rem; }
.notice.bad { border-color: var(--bad); background: var(--bad-soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0.75rem 1.5rem; margin: 1.5rem 0 0; }
dt { color: var(--muted); font-size: 0.8125rem; } dd { margin: 0; overflow-wrap: anywhere; }
.legend { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; font-size: 0.875rem; color: var(--muted); margin: 1.5rem 0 0; padding: 0; list-style: none; }
.legend i { display: inline-block; width: 0.75rem; height: 0.75rem; border-radius: 3px; margin-right: 0.5rem; }
i.ours { background: var(--accent); } i.ceiling { background: var(--pine); } i.old { background: var(--old); }
figure { margin: 1.75rem 0 0; } figcaption { font-weight: 600; margin-bottom: 0.75rem; }
.scroll { overflow-x: auto; }
figure svg { display: block; max-width: 47.5rem; overflow: visible; }
svg text { fill: var(--ink); font-size: 14px; } svg .value { fill: var(--muted); font-size: 13px; }
svg .track { fill: var(--sunken); } svg .ours { fill: var(--accent); } svg .ceiling { fill: var(--pine); } svg .old { fill: var(--old); }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.4; }
th, td { text-align: right; padding: 0.5rem; border-top: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
th { border-top: 0; color: var(--muted); font-weight: 500; } td:first-child, th:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 12rem; }
td.words, th.words { text-align: left; white-space: normal; min-width: 12rem; }
td small { color: var(--muted); display: block; font-weight: 400; } td small.wrong { color: var(--bad); }
tr.ours td:first-child { font-weight: 600; }
.met, .missed { display: inline-block; border-radius: 999px; padding: 0.0625rem 0.625rem; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.met { color: var(--good); background: var(--good-soft); } .missed { color: var(--bad); background: var(--bad-soft); }
@media (max-width: 40rem) { svg text { font-size: 12px; } svg .value { font-size: 11.5px; } td.words { min-width: 8rem; }
  main { padding-top: 2rem; } section { padding: 1.25rem; } h1 { font-size: 1.75rem; } }
@media (max-width: 40rem) { .bars thead { display: none; } .bars tr { display: block; padding: 0.75rem 0; border-top: 1px solid var(--line); }
  .bars td { display: block; border: 0; padding: 0 0 0.125rem; text-align: left; white-space: normal; }
  .bars td + td::before { content: attr(data-name) " "; color: var(--muted); } .bars td:first-child { font-weight: 600; } }
@media print { body { background: none; } section { break-inside: avoid-page; } }
`;
