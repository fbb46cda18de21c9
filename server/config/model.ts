import Type, { type Static } from 'typebox';

/** The names without a prefix are those by which such services are known everywhere. */
export const MODEL_SETTINGS = Type.Object({
  LLM_BASE_URL: Type.String({ default: '', pattern: '^(https?://[^\\s?#]+)?$' }),
  LLM_API_KEY: Type.String({ default: '', maxLength: 500, pattern: '^[\\x21-\\x7e]*$' }),
  LLM_MODEL: Type.String({ default: '', maxLength: 200, pattern: '^[\\x21-\\x7e]*$' }),
  LLM_TIMEOUT_S: Type.Integer({ minimum: 1, maximum: 300, default: 45 }),
  LLM_CALLS_PER_DAY: Type.Integer({ minimum: 1, maximum: 10_000, default: 20 }),
  LLM_TOKENS_PER_DAY: Type.Integer({ minimum: 1_000, maximum: 100_000_000, default: 200_000 }),
  LLM_MAX_OUTPUT_TOKENS: Type.Integer({ minimum: 200, maximum: 32_000, default: 4_000 }),
});

/** A language model that speaks the API of OpenAI, and what a member may use of it. */
export interface ModelConfig {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Empty where the server asks for none. Never logged. */
  readonly apiKey: string;
  readonly model: string;
  /** From the question to the last word, milliseconds. */
  readonly timeoutMs: number;
  /** Of one member on one day in Korea. */
  readonly callsPerDay: number;
  readonly tokensPerDay: number;
  /** Of one answer. */
  readonly maxOutputTokens: number;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * @returns null without LLM_BASE_URL and LLM_MODEL: plans are then made without a model
 * @throws Error when it is set up by half, or a key would go over the network in the clear
 */
export function readModelConfig(env: Static<typeof MODEL_SETTINGS>): ModelConfig | null {
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL } = env;
  if (LLM_BASE_URL === '' && LLM_MODEL === '' && LLM_API_KEY === '') return null;
  if (LLM_BASE_URL === '' || LLM_MODEL === '') {
    throw new Error(
      'LLM_BASE_URL and LLM_MODEL belong together: set both, and LLM_API_KEY where the server asks for one',
    );
  }
  if (!URL.canParse(LLM_BASE_URL)) throw new Error('LLM_BASE_URL is no address');
  const url = new URL(LLM_BASE_URL);
  if (url.username !== '' || url.password !== '') {
    throw new Error('LLM_BASE_URL must not hold a name or password: use LLM_API_KEY');
  }
  if (url.protocol !== 'https:' && !LOOPBACK.includes(url.hostname)) {
    throw new Error(
      'LLM_BASE_URL must be https, or on this machine: key and wishes would be shown to the network',
    );
  }
  return Object.freeze({
    baseUrl: LLM_BASE_URL.replace(/\/+$/, ''),
    ...{ apiKey: LLM_API_KEY, model: LLM_MODEL, timeoutMs: env.LLM_TIMEOUT_S * 1_000 },
    ...{ callsPerDay: env.LLM_CALLS_PER_DAY, tokensPerDay: env.LLM_TOKENS_PER_DAY },
    maxOutputTokens: env.LLM_MAX_OUTPUT_TOKENS,
  });
}
