import { createInterface } from 'node:readline';

const ENTER = /[\r\n]/;
const CTRL_C = '\u0003';
const BACKSPACE = ['\u007F', '\b'];

/**
 * Asks for a new password: twice and without showing it on a terminal; from a pipe, one line of it.
 * @throws Error when the two differ, or when the person gives up
 */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return readLine();
  const password = await readHidden('Password: ');
  if ((await readHidden('Once more: ')) !== password) throw new Error('The two passwords differ.');
  return password;
}

async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

function readHidden(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(prompt);
  // Raw: the terminal echoes nothing and hands over each key.
  stdin.setRawMode(true).setEncoding('utf8').resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void): void => {
      stdin.off('data', onKeys).setRawMode(false).pause();
      stderr.write('\n');
      settle();
    };
    const onKeys = (keys: string): void => {
      for (const key of keys) {
        if (key === CTRL_C || ENTER.test(key)) {
          finish(() => (key === CTRL_C ? reject(new Error('Given up.')) : resolve(typed)));
          return;
        }
        typed = BACKSPACE.includes(key) ? [...typed].slice(0, -1).join('') : typed + key;
      }
    };
    stdin.on('data', onKeys);
  });
}
