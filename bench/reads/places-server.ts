import Type from 'typebox';
import { openDatabase } from '../../server/db/open.ts';
import { Problem } from '../../server/lib/schema.ts';
import { PlacePage } from '../../server/modules/trips/places/schemas.ts';
import { firstPage } from '../../server/modules/trips/places/shelf-page.ts';
import { openShell } from '../shell.ts';

/** Lists of places by the product's own HTTP and view, read from the database at DATABASE_URL each time. */
const database = openDatabase(process.env.DATABASE_URL ?? '');
const { app, listen } = await openShell();
app.get(
  '/api/v1/trips/places',
  {
    config: { access: 'optional' },
    schema: {
      querystring: Type.Object({ province: Type.String() }),
      response: { 200: PlacePage, '4xx': Problem, '5xx': Problem },
    },
  },
  ({ query: { province } }) => firstPage(database.reader, { province, district: null, kind: null }),
);
await listen(() => database.close());
