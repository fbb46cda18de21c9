import type { FastifyRequest } from 'fastify';

/**
 * Where the caller sees this installation, as an origin: what the settings say, else what the caller wrote.
 * @param publicUrl as in the settings; empty when it is not set
 */
export function ownOrigin(request: FastifyRequest, publicUrl: string): string {
  const written = publicUrl === '' ? `${request.protocol}://${request.host}` : publicUrl;
  return URL.canParse(written) ? new URL(written).origin : 'http://localhost';
}
