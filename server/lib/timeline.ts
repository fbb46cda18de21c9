/** Whose step of something it was, without a name: of operators members learn no more. */
export const sideOf = (by: string, accountId: string): 'member' | 'operator' | 'system' =>
  by === accountId ? 'member' : by.startsWith('system:') ? 'system' : 'operator';
