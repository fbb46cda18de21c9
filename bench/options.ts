import { parseArgs } from 'node:util';

export interface Options {
  /** Short runs that show that everything works; their figures mean little. */
  readonly quick: boolean;
  /** Names of the parts to run; empty runs all. */
  readonly only: readonly string[];
  readonly jsonFile: string | null;
  readonly htmlFile: string;
}

export const USAGE = `npm run bench -- [options]
  --quick        short runs: a smoke test, about a minute
  --only a,b     some parts only
  --json FILE    write all figures as JSON
  --html FILE    where the report goes (default bench/out/report.html)`;

/** @throws Error with a message for people when an option is wrong */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
      html: { type: 'string', default: 'bench/out/report.html' },
    },
  });
  return {
    quick: values.quick,
    only: values.only.split(',').filter((name) => name !== ''),
    jsonFile: values.json ?? null,
    htmlFile: values.html,
  };
}
