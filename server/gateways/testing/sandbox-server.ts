import type { AddressInfo } from 'node:net';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { registerErrorHandling } from '../../http/errors.ts';
import { registerJson } from '../../http/json.ts';
import { registerNotFound } from '../../http/methods.ts';
import { registerSchemaCompilers } from '../../http/schema-compilers.ts';
import type { App } from '../../module.ts';
import { registerSandbox, type Sandbox } from '../sandbox/index.ts';

/** The sandbox alone, on a free port: what an adapter speaks to over a real network. */
export async function startSandbox(sandbox: Sandbox): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify().withTypeProvider<TypeBoxTypeProvider>() as unknown as App;
  registerErrorHandling(app);
  registerNotFound(app);
  registerJson(app);
  registerSchemaCompilers(app);
  registerSandbox(app, sandbox, '');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/sandbox/toss`,
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}
