import type { ShopDependencies, ShopPart } from '../parts.ts';
import { type ImportInput, type ImportsState, importsLane } from './commands.ts';
import { importJob, purgeImports } from './job.ts';
import { registerImportRoutes } from './routes.ts';

/** Products from and into files. */
export function createImports(deps: ShopDependencies): ShopPart {
  const lane = deps.openLane<ImportInput, ImportsState>(importsLane(deps.makeId));
  return {
    routes: (app) => registerImportRoutes(app, { ...deps, lane }),
    jobs: [importJob(deps), purgeImports()],
  };
}
