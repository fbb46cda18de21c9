import type { Server } from 'node:http';
import type { Config } from '../config.ts';

export interface Origin {
  /** The address under which people find the web app, without a slash at its end: for links that leave the house. */
  readonly url: () => string;
  /** The server that listens, once it does: without a setting its port is the one in the links. */
  readonly of: (server: Server) => void;
}

export function createOrigin(config: Pick<Config, 'publicUrl' | 'port'>): Origin {
  let server: Server | null = null;
  return {
    url: () => {
      if (config.publicUrl !== '') return new URL(config.publicUrl).origin;
      const address = server?.address();
      const port = typeof address === 'object' && address !== null ? address.port : config.port;
      return `http://localhost:${port}`;
    },
    of: (listening) => {
      server = listening;
    },
  };
}
