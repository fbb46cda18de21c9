import { join } from 'node:path';
import { requireService } from './binaries.ts';
import { opensearchFolder } from './opensearch/folder.ts';
import { freePort } from './ports.ts';
import { makeServiceFolder, type PrivateService, startService } from './service.ts';

/** A private OpenSearch node. `kill` keeps what was written. */
export interface Opensearch extends PrivateService {
  /** For MADANG_OPENSEARCH_URL. */
  readonly url: string;
  readonly port: number;
  /** Where its indexes lie, for their size on the disk. */
  readonly dataFolder: string;
}

export interface OpensearchOptions {
  /** Options for java instead of those for tests: little memory, quick to start. */
  javaOptions?: readonly string[];
  /** Folder under which the data folder is made. Default: the system's temporary folder. */
  directory?: string;
}

const SMALL = ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * Starts an OpenSearch of our own, from the jars that `npm test` fetched, on a free port, with its data in a
 * temporary folder. Throws, naming the remedy, when the machine cannot have it.
 */
export async function startOpensearch(options: OpensearchOptions = {}): Promise<Opensearch> {
  const binary = requireService('OpenSearch');
  const program = opensearchFolder();
  const folder = await makeServiceFolder(options.directory);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = await startService({
    name: 'OpenSearch',
    folder,
    command: binary,
    args: [
      ...(options.javaOptions ?? SMALL),
      '-XX:-UsePerfData',
      `-Djava.io.tmpdir=${folder}`,
      '-cp',
      [program, join(program, 'lib', '*')].join(':'),
      'PrivateNode',
      folder,
      `${port}`,
    ],
    isReady: async () => (await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`)).ok,
    startTimeoutMs: 60_000,
  });
  return Object.assign(service, { url, port, dataFolder: join(folder, 'data') });
}
