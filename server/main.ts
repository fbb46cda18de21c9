import { pino } from 'pino';
import { compose } from './compose-http.ts';
import { migrate } from './db/migrate.ts';
import { seedDemo } from './demo.ts';
import { enlivenExchange, openExchange } from './demo-exchange.ts';
import { openMall, showGoods } from './demo-mall.ts';
import { demoAccountsOf } from './demo-people.ts';
import { showDemoPictures } from './demo-pictures.ts';
import { openTheatres, showPosters } from './demo-theatres.ts';
import { planTrips } from './demo-trips.ts';
import { drainOnSignals, endOnUncaught, settingsOrExit } from './ending.ts';
import { weakSettings } from './http/health.ts';
import { warmUp } from './warm-up.ts';

const config = settingsOrExit(process.env);
const log = pino({ level: config.logLevel, base: { instance: config.instance } });
endOnUncaught(log, config);

const installation = await compose(config, log);
const { app, database } = installation;
await migrate(database);
const newDemo = config.mode === 'demo' ? await seedDemo(installation) : null;
if (config.mode === 'demo') {
  await openMall(installation);
  await openTheatres(installation);
  await openExchange(installation);
}
await installation.trips?.openPlaces();
await warmUp(installation);
await installation.start();

const weak = weakSettings(database.kind, await database.durability());
if (weak.length > 0)
  log.warn({ weak }, 'what is acknowledged may not survive a crash of the database machine');
if (config.mode === 'production' && !config.publicUrl.startsWith('https')) {
  log.warn(
    'MADANG_PUBLIC_URL does not begin with https: cookies are not marked Secure, browsers are not told to insist',
  );
}

if (config.mode === 'production' && !process.env.MADANG_DATA_SECRET) {
  log.warn(
    'MADANG_DATA_SECRET is not set: whoever changes MADANG_JWT_SECRET loses two-step sign-in, codes of tickets and links; docs/operations.md says how to set it',
  );
}
if (config.mode === 'production' && database.kind === 'mariadb' && config.files.s3 === null) {
  log.warn(
    'pictures are kept in a folder: instances on several machines need MADANG_S3_BUCKET, or a folder that they share',
  );
}

await installation.listen(config);
await announce();
if (config.mode === 'demo') {
  enlivenExchange(installation).catch((error: unknown) =>
    log.warn({ err: error }, 'the demo goes on without its contest'),
  );
  planTrips(installation).catch((error: unknown) =>
    log.warn({ err: error }, 'the demo goes on without some of its trips'),
  );
  showPictures().catch((error: unknown) =>
    log.warn({ err: error }, 'the demo goes on without some of its pictures'),
  );
}

drainOnSignals(log, installation.stop);

async function showPictures(): Promise<void> {
  if (newDemo) await showDemoPictures(installation, newDemo);
  await showPosters(installation);
  await showGoods(installation);
}

/** The address and, in the demo, who may sign in: what a newcomer looks for. */
async function announce(): Promise<void> {
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const lines = [`Madang is ready: http://localhost:${port}`, `API: http://localhost:${port}/api/docs`];
  if (config.mode === 'demo') {
    const accounts = await demoAccountsOf(installation);
    lines.push(
      accounts.length > 0
        ? 'Demo (sandbox money). Sign in as:'
        : 'Demo (sandbox money), without its accounts: there were members before it. `npm run admin -- create` makes an admin.',
    );
    for (const { email, password, role } of accounts) lines.push(`  ${email} / ${password}  (${role})`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
