import { afterAll, beforeAll, expect, test } from 'vitest';
import { JOBS } from '../server/http/codes/jobs.ts';
import { NOTIFICATIONS } from '../server/http/codes/notifications.ts';
import { PAYMENTS } from '../server/http/codes/payments.ts';
import { SEARCH } from '../server/http/codes/search.ts';
import { admin as english } from '../web/src/i18n/en/admin.ts';
import { errors as englishErrors } from '../web/src/i18n/en/errors.ts';
import { jobs as englishJobs } from '../web/src/i18n/en/jobs.ts';
import { admin as korean } from '../web/src/i18n/ko/admin.ts';
import { errors as koreanErrors } from '../web/src/i18n/ko/errors.ts';
import { jobs as koreanJobs } from '../web/src/i18n/ko/jobs.ts';
import { startInstallation, type TestInstallation } from './support/installation.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site?.end());

test('the web app has a name for every check of a reconciliation, and for no other', async () => {
  const { checks } = await site.pay.reconcile();
  const names = checks.map((check) => check.name).sort();
  expect(Object.keys(korean.checks).sort()).toEqual(names);
  expect(Object.keys(english.checks).sort()).toEqual(names);
});

test('the web app has a name for every job, and says what it does', () => {
  for (const name of site.jobs.plans.keys()) {
    const path = name.split('.');
    for (const { known } of [koreanJobs, englishJobs]) {
      expect(known).toHaveProperty(path, { title: expect.any(String), what: expect.any(String) });
    }
  }
});

// What a gateway is told about its own messages is read by its programmers, in the catalogue.
test.each(
  Object.keys({ ...NOTIFICATIONS, ...PAYMENTS, ...JOBS, ...SEARCH }).filter(
    (code) => !code.startsWith('payment.webhook-'),
  ),
)('the web app says in its own words what %s means', (code) => {
  const [module, name] = code.split('.') as [string, string];
  for (const { codes } of [koreanErrors, englishErrors]) {
    expect((codes as Record<string, unknown>)[module]).toHaveProperty([name]);
  }
});
