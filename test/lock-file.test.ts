import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  resolved?: string;
  integrity?: string;
  /** Comes inside its parent's archive. */
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

const file = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const packages: Record<string, Entry> = JSON.parse(file).packages;

/** Whether `name` is found from the package at `path`, as Node looks for it: in each node_modules on the way up. */
function isLocked(path: string, name: string): boolean {
  if (`${path ? `${path}/` : ''}node_modules/${name}` in packages) return true;
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}

// npm leaves out what its registry did not have at that moment, such as the binaries for other systems; then
// `npm ci` refuses the file on every machine.
test('the lock file has the packages of every platform', () => {
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(absent, 'Pin a version of their parent whose platform packages the registry has.').toEqual([]);
});

test('the lock file names hashes and no private registry', () => {
  const unhashed = Object.entries(packages).filter(
    ([path, entry]) => path !== '' && !entry.integrity && !entry.inBundle,
  );
  expect(unhashed, 'Remove the entry and run `npm install`.').toEqual([]);
  const urls = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  const foreign = urls.filter((url) => !url.startsWith('https://registry.npmjs.org/'));
  expect(foreign, 'npm config set omit-lockfile-registry-resolved true').toEqual([]);
});
