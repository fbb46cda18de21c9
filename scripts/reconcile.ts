import { pino } from 'pino';
import { composeCore } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';

/** Checks all money on one snapshot, also while the server runs; prints the report. Exit code 1: a difference. */
const { database, pay } = composeCore(readConfig(process.env), pino({ level: 'warn' }));
try {
  const report = await pay.reconcile();
  for (const { name, ok, checked, differences } of report.checks) {
    process.stdout.write(`${ok ? 'ok      ' : 'DIFFERS '} ${name} (${checked} looked at)\n`);
    for (const { subject, expected, found } of differences) {
      process.stdout.write(`           ${subject}: expected ${expected}, found ${found}\n`);
    }
  }
  process.stdout.write(`report ${report.reportId}: ${report.ok ? 'all is well' : 'there are differences'}\n`);
  process.exitCode = report.ok ? 0 : 1;
} finally {
  await database.close();
}
