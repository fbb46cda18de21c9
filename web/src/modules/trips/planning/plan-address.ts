export type PlanAddress = { proposal?: string | undefined };

/** Which proposal is looked at: it stays there when the page is loaded again. */
export const planAddress = ({ proposal }: Record<string, unknown>): PlanAddress =>
  typeof proposal === 'string' && /^[0-9A-Za-z]{1,64}$/.test(proposal) ? { proposal } : {};
