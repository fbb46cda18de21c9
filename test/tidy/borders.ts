import { isTest, type Rule } from './rule.ts';
import type { Import, Source } from './source.ts';

const moduleFolder = /^server\/modules\/([^/]+)\//;
const isModule = (path: string) => moduleFolder.exec(path)?.[1];

/** These see every module from outside, and hand its parts on. */
const seesAllModules = /^(test|bench)\/|^server\/compose[.-]/;

/** Who may import what. */
export const borders: Rule[] = [
  {
    name: 'a module is entered through its index.ts',
    remedy: 'Export what you need from the index.ts of that module, and import it from there.',
    findProblems: importsThat((source, target) => {
      const owner = isModule(target);
      if (!owner || owner === isModule(source.path) || seesAllModules.test(source.path)) return false;
      if (source.path.startsWith('web/')) return false;
      return target !== `server/modules/${owner}/index.ts`;
    }),
    bad: [
      { 'server/modules/shop/queries.ts': `import { post } from '../pay/domain.ts';` },
      { 'server/http/app.ts': `export * from '../modules/pay/routes.ts';` },
      { 'server/jobs/jobs.ts': `await import('../modules/pay/queries.ts');` },
    ],
    good: [
      {
        'server/modules/shop/domain.ts': `import { post } from '../pay/index.ts'; import { a } from './seats.ts';`,
      },
      { 'server/compose.ts': `import { routes } from './modules/pay/routes.ts';` },
      { 'test/contract/pay.test.ts': `import { post } from '../../server/modules/pay/domain.ts';` },
    ],
  },
  {
    name: 'every module has an index.ts',
    remedy: 'Add an index.ts that exports what other parts may use, with docstrings.',
    findProblems: (tree) => {
      const paths = new Set(tree.map(({ path }) => path));
      const modules = new Set(tree.flatMap(({ path }) => isModule(path) ?? []));
      return [...modules].map((name) => `server/modules/${name}/index.ts`).filter((path) => !paths.has(path));
    },
    bad: [{ 'server/modules/pay/domain.ts': '' }],
    good: [{ 'server/modules/pay/domain.ts': '', 'server/modules/pay/index.ts': '' }],
  },
  {
    name: 'the server stands alone',
    remedy: 'Move the shared part into server/lib, or make it an argument.',
    findProblems: importsThat(
      ({ path }, target) =>
        path.startsWith('server/') &&
        !isTest(path) &&
        !path.includes('/testing/') &&
        !target.startsWith('server/'),
    ),
    bad: [{ 'server/http/app.ts': `import type { Page } from '../../web/src/api/page.ts';` }],
    good: [{ 'server/http/app.test.ts': `import { eachDatabase } from '../../test/database.ts';` }],
  },
  {
    name: 'the server has one validator',
    remedy: 'Use `checkOf` of server/lib/checks.ts: the other one is 310 more files at every start.',
    findProblems: (tree) =>
      tree
        .filter(({ path }) => path.startsWith('server/') && !isTest(path))
        .flatMap(({ path, imports }) =>
          imports
            .filter(({ specifier, isType }) => !isType && specifier.startsWith('typebox/'))
            .map(({ line, specifier }) => `${path}:${line} imports ${specifier}`),
        ),
    bad: [{ 'server/config.ts': `import { Value } from 'typebox/value';` }],
    good: [
      { 'server/config.ts': `import Type from 'typebox';` },
      { 'server/lib/a.ts': `import type { Validator } from 'typebox/compile';` },
    ],
  },
  {
    name: 'the web app takes only types from the server',
    remedy: 'Use `import type` from a schemas.ts or from server/lib; values come over the API.',
    findProblems: importsThat((source, target, { isType }) => {
      if (!source.path.startsWith('web/') || !target.startsWith('server/')) return false;
      const isShared =
        /^server\/modules\/([^/]+\/)+([a-z-]+-)?schemas\.ts$/.test(target) ||
        target.startsWith('server/lib/');
      return !isType || !isShared;
    }),
    bad: [
      { 'web/src/api/client.ts': `import { Id } from '../../../server/lib/schema.ts';` },
      { 'web/src/api/client.ts': `import type { Tables } from '../../../server/db/schema.ts';` },
    ],
    good: [
      { 'web/src/api/client.ts': `import type { Balance } from '../../../server/modules/pay/schemas.ts';` },
      {
        'web/src/api/shop.ts': `import type { Card } from '../../../server/modules/shop/catalogue/schemas.ts';`,
      },
    ],
  },
  {
    name: 'web/src/ui knows no module',
    remedy: 'Pass it in as a property, or move the component into the module.',
    findProblems: importsThat(
      (source, target) =>
        source.path.startsWith('web/src/ui/') && /^web\/src\/(modules|routes)\//.test(target),
    ),
    bad: [
      { 'web/src/ui/button.tsx': `import { price } from '../modules/shop/price.ts';` },
      { 'web/src/ui/button.tsx': `import { router } from '@/routes/router.ts';` },
    ],
    good: [{ 'web/src/modules/shop/card.tsx': `import { Button } from '../../ui/button.tsx';` }],
  },
  {
    name: 'a migration imports no code of the app',
    remedy: 'Copy what it needs into it: it must do the same for ever, while the app changes.',
    findProblems: importsThat(
      ({ path }, target, { isType }) =>
        path.startsWith('server/db/migrations/') &&
        !isTest(path) &&
        !isType &&
        !target.startsWith('server/db/migrations/'),
    ),
    bad: [{ 'server/db/migrations/0002-shop.ts': `import { text } from '../dialect.ts';` }],
    good: [
      {
        'server/db/migrations/0002-shop.ts': `import { sql } from 'kysely'; import type { A } from '../dialect.ts';`,
      },
    ],
  },
];

type Decide = (source: Source, target: string, taken: Import) => boolean;

/** Makes a finder of the imports of our own files for which `isProblem` holds. */
function importsThat(isProblem: Decide): Rule['findProblems'] {
  return (tree) =>
    tree.flatMap((source) =>
      source.imports
        .filter((taken) => taken.path !== undefined && isProblem(source, taken.path, taken))
        .map((taken) => `${source.path}:${taken.line} imports ${taken.specifier}`),
    );
}
