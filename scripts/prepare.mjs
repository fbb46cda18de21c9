// Runs before every npm script (`prestart`, `pretest`, …), so that a plain clone needs no `npm install`.
//
// It is plain JavaScript without dependencies on purpose: on a fresh clone it is run by whatever Node the
// machine has; only after `npm ci` does node_modules/.bin hold the Node that the rest of the project runs on.
// It never asks anything, and it talks on stderr only: stdout belongs to the script that follows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinnedNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const isTest = (path) => path.includes('.test.');
/** What is built into `<folder>/dist` by Vite, for which scripts, and from which files. */
const BUILDS = [
  {
    folder: 'web',
    what: 'the web app',
    targets: ['start', 'test'],
    sources: () => [
      ...listFiles('web').filter((path) => !isTest(path)),
      ...listFiles('server/modules').filter((path) => path.endsWith('/schemas.ts')),
    ],
  },
  {
    folder: 'server',
    what: 'the server',
    targets: ['start', 'worker', 'test'],
    sources: () => listFiles('server').filter((path) => /\.(ts|json)$/.test(path) && !isTest(path)),
  },
];
const OPERATORS = ['start', 'worker', 'seed', 'admin', 'db:migrate', 'job'];

const target = process.argv[2] ?? 'start';
// Where only what was built was brought along, there is nothing to build.
const due = BUILDS.filter(
  ({ folder, targets }) => targets.includes(target) && existsSync(join(root, folder, 'vite.config.ts')),
)
  .map(({ folder, what, sources }) => ({
    ...{ folder, what },
    hash: hashOf(sources()),
    stamp: join(root, folder, 'dist/.built-from'),
  }))
  .filter(({ stamp, hash }) => !(existsSync(stamp) && readFileSync(stamp, 'utf8') === hash));

// An operator's scripts need no build tools; nor does `start`, as long as what was built elsewhere is up to date.
const withTools = due.length > 0 || !OPERATORS.includes(target);

if (!isInstalled()) install();
due.forEach(build);
if (target === 'test') run([pinnedNode, join(root, 'test/services/install.ts')]);

/**
 * Whether node_modules agrees with package-lock.json. npm's own record of what it installed is compared, not a
 * stamp of ours, so that an `npm ci` or `npm install` by hand counts too.
 */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const mayBeAbsent = path === '' || entry.optional || entry.devOptional || (entry.dev && !withTools);
    return mayBeAbsent || present[path]?.version === entry.version;
  });
}

/** `npm ci` with the npm that started us, on the machine's Node: ours is inside the folder about to be replaced. */
function install() {
  say('Installing packages (npm ci) …');
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => !part.startsWith(join(root, 'node_modules')));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const npm =
    process.env.npm_node_execpath && process.env.npm_execpath
      ? [process.env.npm_node_execpath, process.env.npm_execpath]
      : ['npm'];
  // NODE_ENV=production would leave out the build tools that the next step needs.
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  if (run([...npm, 'ci', ...quiet], { env }) !== 0) fail('npm ci failed. Is the package registry reachable?');
  // Some machines forbid install scripts; the `node` package fetches its binary in one.
  if (!existsSync(pinnedNode)) run([...npm, 'rebuild', 'node', '--ignore-scripts=false'], { env });
  if (!existsSync(pinnedNode))
    fail('The `node` package came without its binary: `npm rebuild node` says why.');
}

function build({ folder, what, hash, stamp }) {
  say(`Building ${what} …`);
  rmSync(stamp, { force: true });
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
  const status = run([pinnedNode, ...args], { cwd: join(root, folder) });
  if (status === 0) writeFileSync(stamp, hash);
  // The other tests should still run; test/builds.test.ts reports this one.
  else if (target !== 'test') fail(`Building ${what} failed; the lines above say why.`);
}

/**
 * One hash over the contents of all that a build reads. Contents, not times: a clone or an image layer gets
 * new times, and what was built elsewhere must still count as fresh.
 */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const path of [...sources, 'package-lock.json']) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** All files below a folder, as sorted paths relative to the root with `/`, without what is built or installed. */
function listFiles(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name) && !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Runs a command, its stdout on our stderr, and returns its exit code. */
function run([command, ...args], { cwd = root, env = process.env } = {}) {
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: ['ignore', 2, 2] });
  if (error) say(`${command}: ${error.message}`);
  return status ?? 1;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}
