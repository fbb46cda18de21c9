import type { Seeder } from './seeders.ts';

/** What was typed cannot be meant; the message says why. */
export class WrongFlags extends Error {
  override readonly name = 'WrongFlags';
}

/**
 * Reads `--flag VALUE` and `--flag=VALUE`, and flags that take none.
 * @param seeders those that the installation knows; their flags take a whole number above zero, or nothing
 * @throws WrongFlags for anything unknown, twice, empty or out of range
 */
export function readFlags(args: readonly string[], seeders: readonly Seeder[]): Map<string, string> {
  const flags = new Map<string, string>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? [];
    const seeder = seeders.find(({ flag, extras }) => flag === name || extras?.includes(name));
    if (!seeder) throw new WrongFlags(`${arg} is not a flag of this installation`);
    if (flags.has(name)) throw new WrongFlags(`--${name} is given twice`);
    if (name === seeder.flag && seeder.atMost === null) {
      if (inline !== undefined) throw new WrongFlags(`--${name} takes no value`);
      flags.set(name, '');
      continue;
    }
    const value = inline ?? rest.shift() ?? '';
    if (value === '' || value.startsWith('--')) throw new WrongFlags(`--${name} needs a value`);
    if (name === seeder.flag && !isCount(value, seeder.atMost ?? 0)) {
      throw new WrongFlags(`--${name} ${value}: not a whole number from 1 to ${seeder.atMost}`);
    }
    flags.set(name, value);
  }
  for (const { flag, extras } of seeders) {
    const orphan = extras?.find((extra) => flags.has(extra) && !flags.has(flag));
    if (orphan) throw new WrongFlags(`--${orphan} needs --${flag}`);
  }
  if (flags.size === 0) throw new WrongFlags('Nothing is asked for');
  return flags;
}

const isCount = (text: string, atMost: number): boolean =>
  /^[0-9]+$/.test(text) && Number(text) >= 1 && Number(text) <= atMost;

/** One line for each flag. */
export const usage = (seeders: readonly Seeder[]): string =>
  ['Usage: npm run -s seed -- [flags]', ...seeders.map((seeder) => `  ${seeder.help}`)].join('\n');
