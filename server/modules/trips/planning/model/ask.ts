import type OpenAI from 'openai';
import type { ModelConfig } from '../../../../config/model.ts';
import type { Fallback } from '../proposal.ts';
import { ANSWER_SCHEMA } from './answer.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { ModelFault } from './fault.ts';
import { type Prompt, tokensOf } from './prompt.ts';

/** Letters of one answer: a model that goes on and on is not waited for. */
const MAX_LETTERS = 60_000;

export interface Answered {
  readonly text: string;
  /** As the server says, or else as far as we can tell. */
  readonly tokens: number;
}

/** What a question has cost so far, also when it ends badly. */
export interface Spent {
  tokens: number;
}

/**
 * Asks the model, and gives its text as it grows.
 * @param signal ends it: whoever asked has gone
 * @param spent is counted on while it runs
 * @throws ModelFault with a reason that may be shown; the signal's reason when it was ended
 */
export async function* ask(
  config: ModelConfig,
  prompt: Prompt,
  signal: AbortSignal,
  spent: Spent,
): AsyncGenerator<string, Answered> {
  // Only whoever asks a model waits for its client to be loaded; that is no time of the model's.
  const { OpenAI: Client } = await import('openai');
  const time = AbortSignal.timeout(config.timeoutMs);
  try {
    const client = new Client({
      ...{ baseURL: config.baseUrl, apiKey: config.apiKey || 'none', organization: null, project: null },
      ...{ maxRetries: 0, timeout: config.timeoutMs, logLevel: 'off', fetch: boundedFetch },
    });
    return yield* streamed(client, config, prompt, AbortSignal.any([signal, time]), spent);
  } catch (error) {
    signal.throwIfAborted();
    throw new ModelFault(time.aborted ? 'timeout' : reasonOf(error), withoutRequest(error));
  }
}

async function* streamed(
  client: OpenAI,
  config: ModelConfig,
  prompt: Prompt,
  signal: AbortSignal,
  spent: Spent,
): AsyncGenerator<string, Answered> {
  spent.tokens = prompt.tokens;
  const chunks = await client.chat.completions.create(
    {
      model: config.model,
      messages: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      max_completion_tokens: config.maxOutputTokens,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'plan', strict: true, schema: ANSWER_SCHEMA },
      },
      stream: true,
      stream_options: { include_usage: true },
    },
    { signal },
  );
  let text = '';
  let isWhole = false;
  for await (const chunk of chunks) {
    const added = addedBy(chunk);
    text += added;
    if (text.length > MAX_LETTERS) throw new ModelFault('too-long');
    spent.tokens = usedBy(chunk) ?? spent.tokens + tokensOf(added);
    isWhole ||= finishOf(chunk);
    if (added !== '') yield text;
  }
  signal.throwIfAborted();
  if (!isWhole) throw new ModelFault('malformed');
  return { text, tokens: spent.tokens };
}

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

/** A server may send anything: nothing is taken for granted. @throws ModelFault refused */
function addedBy(chunk: Chunk): string {
  const delta = chunk?.choices?.[0]?.delta as { content?: unknown; refusal?: unknown } | undefined;
  if (typeof delta?.refusal === 'string' && delta.refusal !== '') throw new ModelFault('refused');
  return typeof delta?.content === 'string' ? delta.content : '';
}

/** @throws ModelFault when it has ended, but not by itself */
function finishOf(chunk: Chunk): boolean {
  const reason = chunk?.choices?.[0]?.finish_reason;
  if (reason === 'length') throw new ModelFault('too-long');
  if (reason === 'content_filter') throw new ModelFault('refused');
  return typeof reason === 'string';
}

function usedBy(chunk: Chunk): number | null {
  const total: unknown = chunk?.usage?.total_tokens;
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : null;
}

/** What went wrong, by what the client throws; its own errors hold ours as their cause. */
function reasonOf(error: unknown): Fallback {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof ModelFault) return at.reason;
    if (at instanceof SyntaxError) return 'malformed';
    if (at.name === 'APIConnectionTimeoutError') return 'timeout';
  }
  const status = (error as { status?: unknown }).status;
  if (typeof status === 'number' && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return 'rejected';
  }
  // An error event inside of a stream that began well has no status.
  return 'unavailable';
}

/** For the log: never the request, which holds the key. */
function withoutRequest(error: unknown): Error {
  const { name, message } = error instanceof Error ? error : new Error('unknown');
  return new Error(`${name}: ${message.slice(0, 200)}`);
}
