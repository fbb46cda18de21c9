// `npm run dev`: the server, started anew at each change, and Vite in front of it. Ctrl-C ends both.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const children = [
  start(['--watch', 'server/main.ts'], root),
  start(['../node_modules/vite/bin/vite.js', '--clearScreen', 'false'], `${root}/web`),
];

// When one of the two is gone the other is of no use.
for (const child of children) {
  child.once('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode ||= code ?? 0;
  });
}

function start(args: string[], cwd: string): ChildProcess {
  return spawn(process.execPath, args, { cwd, stdio: 'inherit' });
}
