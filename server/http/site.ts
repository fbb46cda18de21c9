import { Problem } from '../lib/schema.ts';
import { Site } from '../lib/site-schema.ts';
import type { App } from '../module.ts';

/**
 * `GET /site`: what the web app asks first.
 * @param site as it stays while the process runs
 * @param demoAccountsOf those of the demo who can sign in now: nobody is offered an account that is not there
 */
export const siteRoutes =
  (site: Omit<Site, 'demoAccounts'>, demoAccountsOf: () => Promise<Site['demoAccounts']>) =>
  (app: App): void => {
    app.get(
      '/site',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'readSite',
          tags: ['Site'],
          summary: 'How this installation is set up',
          response: { 200: Site, '4xx': Problem, '5xx': Problem },
        },
      },
      async () => ({ ...site, demoAccounts: await demoAccountsOf() }),
    );
  };
