import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findService, howToInstall } from '../test/services/binaries.ts';
import { describeMachine, fileSystemOf } from './machine.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { Bench, type Part } from './parts/bench.ts';
import { parts } from './parts/parts.ts';
import { reportPage } from './report/html.ts';
import { type Report, type Section, violationsIn } from './report/model.ts';
import { closing, sectionTable } from './report/terminal.ts';
import { Rig } from './rig/rig.ts';

/** A run that hangs is ended; it must not go on all night. */
const LIMIT_MS = { full: 75 * 60_000, quick: 15 * 60_000 };

const options = parseOrExit();
const rig = await Rig.open(options.quick);
let closed: Promise<void> | undefined;
const close = () => {
  closed ??= rig.close();
  return closed;
};
const endEarly = (reason: string, code: number) => {
  process.stderr.write(`\n${reason}\n`);
  void close().finally(() => process.exit(code));
};
process.on('SIGINT', () => endEarly('Stopped: ending what was started …', 130));
process.on('SIGTERM', () => endEarly('Stopped: ending what was started …', 143));
const limitMs = options.quick ? LIMIT_MS.quick : LIMIT_MS.full;
setTimeout(() => endEarly('The bench took too long and was ended', 1), limitMs).unref();

try {
  const report = await run(rig, options);
  process.stdout.write(closing(report));
  await save(report, options);
  process.exitCode = report.violations.length > 0 ? 1 : 0;
} catch (error) {
  // When it was stopped, everything that was under way fails: that is no news.
  if (!closed)
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await close();
}

function parseOrExit(): Options {
  try {
    const read = readOptions(process.argv.slice(2));
    const unknown = read.only.filter((name) => !parts.some((part) => part.name === name));
    if (unknown.length > 0) {
      throw new Error(
        `No part is called ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}`,
      );
    }
    return read;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

async function run(rig: Rig, { quick, only }: Options): Promise<Report> {
  const startedAt = new Date();
  const has = {
    mariadb: findService('MariaDB') !== undefined,
    redis: findService('Redis') !== undefined,
    opensearch: findService('OpenSearch') !== undefined,
  };
  const elapsedS = () => Math.round((Date.now() - startedAt.getTime()) / 1000);
  const bench = new Bench(rig, has, (line) => process.stderr.write(`  ${elapsedS()} s: ${line}\n`));
  const sections: Section[] = [];
  const skipped: string[] = [];
  for (const part of parts) {
    if (only.length > 0 && !only.includes(part.name)) continue;
    const missing = missingFor(part);
    if (missing) {
      skipped.push(`${part.name} — ${missing}`);
      continue;
    }
    process.stderr.write(`${part.name} … (at ${elapsedS()} s)\n`);
    const section = await part.run(bench);
    sections.push(section);
    process.stdout.write(sectionTable(section));
  }
  if (!has.mariadb) skipped.push(`all contenders on MariaDB — ${howToInstall('MariaDB')}`);
  if (!has.redis) skipped.push(`the Redis lock — ${howToInstall('Redis')}`);
  if (!has.opensearch) skipped.push(`search on OpenSearch — ${howToInstall('OpenSearch')}`);
  return {
    startedAt: startedAt.toISOString(),
    tookS: (Date.now() - startedAt.getTime()) / 1000,
    quick,
    machine: { ...(await describeMachine()), disk: await fileSystemOf(rig.directory) },
    durability: bench.durability,
    sections,
    skipped,
    violations: violationsIn(sections),
  };
}

function missingFor(part: Part): string | undefined {
  const missing = part.needs.filter((service) => findService(service) === undefined);
  return missing.length > 0 ? missing.map(howToInstall).join('; ') : undefined;
}

async function save(report: Report, { jsonFile, htmlFile }: Options): Promise<void> {
  if (jsonFile) await write(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  await write(htmlFile, reportPage(report));
  process.stdout.write(`Report: ${htmlFile}\n`);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
