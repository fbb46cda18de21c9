// `npm run -s seed -- --members N --tokens FILE --drop COUPONS … --symbol`: what a load test needs, in whichever database
// DATABASE_URL names, while a server runs on it or not. Progress goes to stderr, one JSON object to stdout.

import { readConfig } from '../server/config.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { tokens } from '../server/http/auth.ts';
import { idMaker } from '../server/lib/id.ts';
import { readFlags, usage, WrongFlags } from './seed/flags.ts';
import { type SeedContext, type SeedReport, seeders } from './seed/seeders.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function main(): Promise<void> {
  if (/^(-h|--help)$/.test(process.argv.slice(2).join(' '))) {
    process.stdout.write(`${usage(seeders)}\n`);
    return;
  }
  const flags = readFlags(process.argv.slice(2), seeders);
  const config = readConfig(process.env);
  if (config.mode === 'production')
    say('Beware: made-up members with made-up money, in a production database.');
  const database = openDatabase(config.databaseUrl, 2);
  try {
    await migrate(database);
    const context: SeedContext = {
      database,
      makeId: idMaker(Date.now, Math.random),
      now: Date.now,
      tokens: tokens(config.jwtSecret),
      say,
      memberIds: [],
      flags,
    };
    const report: SeedReport = {
      members: null,
      dropId: null,
      roundId: null,
      seatIds: null,
      variantId: null,
      symbol: null,
    };
    for (const { flag, seed } of seeders) {
      if (flags.has(flag)) Object.assign(report, await seed(context));
    }
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (error) {
  say(error instanceof WrongFlags ? `${error.message}\n${usage(seeders)}` : String(error));
  process.exitCode = 1;
}
