import { Problem } from '../lib/schema.ts';
import { Site } from '../lib/site-schema.ts';
import type { App } from '../module.ts';

/** `GET /site`: what the web app asks first. @param site as it stays while the process runs */
export const siteRoutes =
  (site: Site) =>
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
      async () => site,
    );
  };
