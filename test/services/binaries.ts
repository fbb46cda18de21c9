import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { opensearchFolder } from './opensearch/folder.ts';

/** What tests may need from the machine: under which names to look for it, and which Debian packages bring it. */
export const services = {
  MariaDB: { names: ['mariadbd'], packages: ['mariadb-server'] },
  Redis: { names: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
  Chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium', 'fonts-noto-cjk'],
  },
  // Its own jars come from Maven's registry, see opensearch/fetch.ts.
  OpenSearch: { names: ['java'], packages: ['default-jdk-headless', 'maven'] },
} as const satisfies Record<string, { names: string[]; packages: string[] }>;

/** A service of the machine, by the name that people call it. */
export type Service = keyof typeof services;

/** All services, in the order in which they are reported. */
export const serviceNames = Object.keys(services) as Service[];

// Daemons live in sbin, which is not on the PATH of an ordinary user.
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/sbin',
  '/usr/local/sbin',
  '/opt/homebrew/bin',
];

/** The full path of the first of these programs that this machine has, or undefined. */
export function findBinary(names: readonly string[]): string | undefined {
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path) && isExecutable(path));
}

/**
 * The full path of a service's program, or undefined. `MADANG_TEST_WITHOUT=MariaDB,Redis` pretends that a machine lacks
 * them: to see what is skipped then, or for a quick run.
 */
export function findService(service: Service): string | undefined {
  if (process.env.MADANG_TEST_WITHOUT?.split(',').includes(service)) return undefined;
  if (service === 'OpenSearch' && !existsSync(opensearchFolder())) return undefined;
  return findBinary(services[service].names);
}

/** The full path of a service's program. Throws, naming the remedy, when this machine does not have it. */
export function requireService(service: Service): string {
  const path = findService(service);
  if (!path) throw new Error(`${service} is needed here: ${howToInstall(service)}`);
  return path;
}

/** One line that says what is missing and how to get it. */
export function howToInstall(service: Service): string {
  const install = `install ${services[service].packages.join(' ')}`;
  if (service === 'OpenSearch')
    return `not fetched; ${install}, then npm test fetches it from Maven's registry`;
  return `${services[service].names[0]} not found; ${install}`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
