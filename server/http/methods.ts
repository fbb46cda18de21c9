import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './errors.ts';

/** As long as Fastify lets one be: nobody makes a long address cost a look at all of it for each route. */
const PARAMETER = '[^/]{1,100}';

interface Pattern {
  readonly matches: RegExp;
  readonly methods: Set<string>;
}

/**
 * Answers what no route takes: 405 with the methods that the address does have (RFC 9110, 15.5.6), 404 where it has
 * none. Whoever asks for them (OPTIONS, RFC 9110, 9.3.7) is told. To be registered before the routes, which it hears of.
 */
export function registerNotFound(app: FastifyInstance): void {
  const patterns = new Map<string, Pattern>();
  app.addHook('onRoute', ({ url, method }) => {
    // What takes every address is the pages of the web app, of which it knows itself which there are.
    if (url === '*' || url === '/*') return;
    const pattern = patterns.get(url) ?? { matches: matcherOf(url), methods: new Set() };
    for (const one of [method].flat()) pattern.methods.add(one);
    patterns.set(url, pattern);
  });

  const methodsOf = (path: string): string[] => {
    const found = new Set<string>();
    for (const { matches, methods } of patterns.values()) {
      if (matches.test(path)) for (const method of methods) found.add(method);
    }
    return [...found].sort();
  };
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, methodsOf(request.url.split('?', 1)[0]!)),
  );
}

function answer(request: FastifyRequest, reply: FastifyReply, methods: readonly string[]): FastifyReply {
  if (methods.length === 0) return reply.send(problem(request, reply, 'route.not-found'));
  reply.header('allow', methods.join(', '));
  if (request.method === 'OPTIONS') return reply.code(204).send();
  return reply.send(problem(request, reply, 'route.method-not-allowed'));
}

/** A route's pattern, such as `/trips/:tripId`, as an expression that whole paths match. */
function matcherOf(url: string): RegExp {
  const parts = url.split(/(:\w+(?:\([^)]*\))?|\*)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? PARAMETER : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
