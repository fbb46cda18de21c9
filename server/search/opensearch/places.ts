import type { OpensearchConfig } from '../../config/search.ts';
import type { SearchScope } from '../document.ts';
import { LAYOUT, layout } from './layout.ts';
import { type SearchServer, ServerFailure, typeOf } from './server.ts';

/** An index as it stands on the server. */
export interface Place {
  /** Its own name: it holds the run that made it. */
  readonly index: string;
  /** Name to write to: an alias that goes with the index, so that nothing is written to one that is gone. */
  readonly into: string;
  /** Searches are answered by it. */
  readonly isServing: boolean;
}

/** Where one scope's documents lie: an index that is asked, and beside it, during a rebuild, the one that will be. */
export interface Places {
  /** The alias that searches ask. */
  readonly searching: string;
  /** All that take changes, the one that serves first. */
  list(): Promise<Place[]>;
  /** Makes the index of a run, or finds it as it was left. */
  make(run: string): Promise<Place>;
  /** In one step: this one serves, and all others are gone. */
  promote(place: Place): Promise<void>;
  remove(places: readonly Place[]): Promise<void>;
}

/** Names of one scope of one installation: `madang-public-v1`, `madang-public-v1-run-<id>`. */
export function openPlaces(server: SearchServer, scope: SearchScope, config: OpensearchConfig): Places {
  const ofScope = `${config.prefix}-${scope}-v`;
  // Releases that index differently side by side do not ask each other's indexes.
  const searching = ofScope + LAYOUT;
  const indexPrefix = `${searching}-run-`;
  const intoOf = (index: string) => `${index}-in`;

  /** Our indexes with their aliases; also of other releases. A pattern: nothing there is an empty answer and no error. */
  async function aliases(): Promise<[index: string, aliases: string[]][]> {
    const { body } = await server.insist({ method: 'GET', path: `/${ofScope}*/_alias` });
    const entries = Object.entries(body as Record<string, { aliases?: Record<string, unknown> }>);
    return entries.map(([index, { aliases: of = {} }]) => [index, Object.keys(of)]);
  }

  return {
    searching,

    async list() {
      const places = (await aliases())
        .filter(([index, of]) => index.startsWith(indexPrefix) && of.includes(intoOf(index)))
        .map(([index, of]) => ({ index, into: intoOf(index), isServing: of.includes(searching) }));
      return places.sort((a, b) => Number(b.isServing) - Number(a.isServing) || (a.index < b.index ? -1 : 1));
    },

    async make(run) {
      const index = indexPrefix + nameOf(run);
      const { settings, mappings } = layout(config);
      const answer = await server.insist({
        method: 'PUT',
        path: `/${index}`,
        body: { settings, mappings, aliases: { [intoOf(index)]: {} } },
        accept: [400],
      });
      // It is there: from before a crash, or another instance was quicker.
      if (answer.status === 400 && typeOf(answer.body) !== 'resource_already_exists_exception') {
        throw new ServerFailure('refused', 400, `${typeOf(answer.body)} for ${index}`);
      }
      const place = (await this.list()).find((one) => one.index === index);
      if (!place) throw new Error(`OpenSearch did not keep ${index}`);
      return place;
    },

    async promote(place) {
      const others = (await aliases()).filter(([index]) => index !== place.index);
      await server.insist({
        method: 'POST',
        path: '/_aliases',
        body: {
          actions: [
            ...others.map(([index]) => ({ remove_index: { index } })),
            { add: { index: place.index, alias: searching } },
          ],
        },
      });
    },

    async remove(places) {
      for (const { index } of places) {
        await server.insist({ method: 'DELETE', path: `/${index}`, accept: [404] });
      }
    },
  };
}

/** Run ids become part of an index's name, which has only small letters. */
function nameOf(run: string): string {
  const name = run.toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(name)) throw new Error(`${run} cannot be part of an index's name`);
  return name;
}
