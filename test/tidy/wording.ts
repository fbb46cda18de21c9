import { findMatches, isHandwritten, isTest, type Rule } from './rule.ts';

const maxLines = 300;

/** The rules' own files show what is forbidden. */
const isRule = (path: string) => path.startsWith('test/tidy/');

const kebab = /^_{0,2}[$.]?[a-z0-9]+([-.][$]?[a-z0-9]+)*$/;
const ownName = /^(README|CONTRIBUTING|CHANGELOG|LICENSE|Dockerfile|AGENTS)/;
const vagueName = /^(utils?|helpers?|managers?)$/;
/** A time as the API writes it: by a function of its own, or null where it has not come. */
const ownIso = /(=> |null : )new Date\([\w.]+\)\.toISOString\(\)(?!\.)/g;
const codeFolder = /^(server|web\/src|test|bench|scripts)\//;

/** Names, sizes, and what may not be written down. */
export const wording: Rule[] = [
  {
    name: 'file and folder names are kebab-case',
    remedy: 'Rename it: small letters and digits, words joined by `-`.',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => codeFolder.test(path))
        .filter(({ path }) => path.split('/').some((part) => !kebab.test(part) && !ownName.test(part)))
        .map(({ path }) => path),
    bad: [
      { 'server/http/myFile.ts': '' },
      { 'web/src/ui/Button.tsx': '' },
      { 'server/order_book/index.ts': '' },
    ],
    good: [
      {
        'server/db/0001-foundation.test.ts': '',
        'web/src/routes/__root.tsx': '',
        'web/src/routes/$id.tsx': '',
      },
    ],
  },
  {
    name: 'a name says what is inside',
    remedy: 'Name it after a noun or verb of the field, instead of utils, helpers or manager.',
    findProblems: (tree) =>
      tree
        .filter(
          ({ path }) => codeFolder.test(path) && path.split(/[/.-]/).some((word) => vagueName.test(word)),
        )
        .map(({ path }) => path),
    bad: [
      { 'server/lib/utils.ts': '' },
      { 'server/pay/wallet-manager.ts': '' },
      { 'web/src/helpers/a.ts': '' },
    ],
    good: [{ 'server/modules/stocks/order-book.ts': '' }],
  },
  {
    name: `a file has ${maxLines} lines at the most`,
    remedy: 'Split it by noun. Tests are exempt; another exception needs its reason in test/tidy/wording.ts.',
    findProblems: (tree) =>
      tree
        .filter((source) => isHandwritten(source) && !isTest(source.path))
        .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
        .filter(({ lines }) => lines > maxLines)
        .map(({ path, lines }) => `${path} has ${lines}`),
    bad: [{ 'server/http/app.ts': 'f();\n'.repeat(maxLines + 1) }],
    good: [
      {
        'server/http/app.ts': 'f();\n'.repeat(maxLines),
        'server/http/app.test.ts': 'f();\n'.repeat(maxLines + 1),
      },
      { 'web/src/api/types.gen.ts': 'f();\n'.repeat(maxLines + 1) },
    ],
  },
  {
    name: 'the server has no default exports',
    remedy: 'Export it by name: one name for one thing, wherever it is used.',
    findProblems: (tree) =>
      tree
        .filter(({ path, exports }) => path.startsWith('server/') && exports.has('default'))
        // A tool wants its settings so.
        .filter(({ path }) => !path.endsWith('.config.ts'))
        .map(({ path }) => `${path} exports default`),
    bad: [
      { 'server/http/app.ts': 'export default 1;' },
      { 'server/http/app.ts': 'const a = 1; export { a as default };' },
    ],
    good: [{ 'server/http/app.ts': 'export const app = 1;', 'server/vite.config.ts': 'export default {};' }],
  },
  {
    name: 'the environment is read in server/config.ts',
    remedy:
      'Add the setting to server/config.ts and pass the value on. (main.ts and worker.ts hand process.env to it.)',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => /^(server|web\/src)\//.test(path) && !isTest(path))
        .filter(({ path }) => !['server/config.ts', 'server/main.ts', 'server/worker.ts'].includes(path))
        .flatMap((source) =>
          findMatches(source, /\bprocess\s*\.\s*env\b|\benv\b.*from 'node:process'/g, source.code),
        ),
    bad: [
      { 'server/http/app.ts': 'const port = process.env.PORT;' },
      { 'server/http/app.ts': `import { env } from 'node:process';` },
    ],
    good: [
      { 'server/config.ts': 'readConfig(process.env)', 'server/http/app.ts': '// process.env is not for us' },
    ],
  },
  {
    name: 'no test is switched off or alone',
    remedy:
      'Run it or delete it. What a machine cannot have is skipped with describeWith (test/services/shared.ts).',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => isTest(path) && !isRule(path))
        .flatMap((source) => findMatches(source, /\.(only|skip|todo|fails)\b(?=\s*[(.`])/g, source.code)),
    bad: [
      { 'server/lib/id.test.ts': `test.only('a', () => {});` },
      { 'server/lib/id.test.ts': `describe.skip('a', () => {});` },
      { 'server/lib/id.test.ts': `test.skip.each([1])('a', () => {});` },
    ],
    good: [{ 'server/lib/id.test.ts': `// no .only( here\ntest('a', () => {});` }],
  },
  {
    name: 'nothing is left for later in a comment',
    remedy: 'Do it now, or write an issue.',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => codeFolder.test(path) && !isRule(path))
        .flatMap((source) => findMatches(source, /\b(TODO|FIXME|XXX|HACK)\b/g)),
    bad: [{ 'server/lib/id.ts': '// TODO: faster' }, { 'web/src/styles.css': '/* FIXME */' }],
    good: [{ 'server/lib/id.ts': `const state = 'todo';` }],
  },
  {
    name: 'no path of somebody’s machine',
    remedy: 'Make it relative to the file (import.meta.url) or a setting.',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => !isRule(path) && !path.startsWith('deploy/'))
        .flatMap((source) =>
          findMatches(
            source,
            /(?<![\w.:\-/}*])\/(work|root|home\/\w+|Users\/\w+)\/[\w.-]*|\b[A-Z]:\\\\?Users/g,
          ),
        ),
    bad: [{ 'docs/a.md': 'see /home/kim/madang' }, { 'server/lib/id.ts': `open('/root/x')` }],
    good: [{ 'docs/a.md': 'https://example.com/home/kim/x and ./work/x' }],
  },
  {
    name: 'the server writes times as `lib/iso.ts` does',
    remedy: 'Import `iso` or `isoOrNull` from server/lib/iso.ts.',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => path.startsWith('server/') && path !== 'server/lib/iso.ts' && !isTest(path))
        .flatMap((source) => findMatches(source, ownIso)),
    bad: [
      { 'server/modules/pay/views.ts': 'const iso = (ms: number): string => new Date(ms).toISOString();' },
      { 'server/modules/pay/views.ts': 'const x = at === null ? null : new Date(at).toISOString();' },
    ],
    good: [
      { 'server/lib/iso.ts': 'export const iso = (ms: number): string => new Date(ms).toISOString();' },
      {
        'server/modules/pay/views.ts':
          'export const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);',
      },
    ],
  },
];
