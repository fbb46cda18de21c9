import { afterAll, beforeAll, expect, test } from 'vitest';
import { admin as english } from '../web/src/i18n/en/admin.ts';
import { admin as korean } from '../web/src/i18n/ko/admin.ts';
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
