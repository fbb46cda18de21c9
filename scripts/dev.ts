// `npm run dev`: the server, started anew at each change, and Vite in front of it. Ctrl-C ends both.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const children = [
  start(['--watch', 'server/main.ts'], root),
  start(['../node_modules/vite/bin/vite.js', '--clearScreen', 'false'], `${root}/web`),
];

function endAll(): void {
  for (const child of children) child.kill('SIGTERM');
}

// When one of the two is gone the other is of no use.
for (const child of children) child.once('exit', endAll);
process.once('SIGTERM', endAll);
// Ctrl-C reaches the children too; we only wait for them.
process.once('SIGINT', () => undefined);

function start(args: string[], cwd: string): ChildProcess {
  return spawn(process.execPath, args, { cwd, stdio: 'inherit' });
}
