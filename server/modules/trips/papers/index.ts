import type { Part } from '../../../module.ts';
import { createPress } from '../../../paper/press.ts';
import type { TripsParts } from '../parts.ts';
import { registerImportRoutes } from './import-routes.ts';
import type { PrintOrder } from './print/order.ts';
import { registerPaperRoutes } from './routes.ts';

export type Papers = Part;

const PRINTER = new URL('./print/printing-thread.ts', import.meta.url);

/** Trips as files, out and in. */
export function createPapers(parts: TripsParts): Papers {
  const press = createPress<PrintOrder>(PRINTER, 'trips.printer-busy');
  return {
    routes: (app) => {
      registerPaperRoutes(app, { ...parts, press });
      registerImportRoutes(app, parts);
    },
    onClose: press.close,
  };
}
