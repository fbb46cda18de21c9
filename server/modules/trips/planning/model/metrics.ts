import { Counter, Histogram, type Registry } from 'prom-client';

export interface ModelMetrics {
  /** @param outcome `ok`, `cancelled`, or the reason of a fallback */
  asked(outcome: string, tokens: number, seconds: number): void;
  planned(madeBy: string, seconds: number): void;
}

export function modelMetrics(registry: Registry): ModelMetrics {
  const registers = [registry];
  const calls = new Counter({
    name: 'madang_model_calls_total',
    help: 'Questions to the language model, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  const tokens = new Counter({ name: 'madang_model_tokens_total', help: 'Tokens used', registers });
  const seconds = new Histogram({
    name: 'madang_model_seconds',
    help: 'From the question to the last word',
    buckets: [0.5, 1, 2, 5, 10, 20, 45, 90],
    registers,
  });
  const plans = new Histogram({
    name: 'madang_plan_seconds',
    help: 'Time in which the solver has made a plan',
    labelNames: ['by'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  return {
    asked: (outcome, used, time) => {
      calls.inc({ outcome });
      tokens.inc(used);
      seconds.observe(time);
    },
    planned: (by, time) => plans.observe({ by }, time),
  };
}
