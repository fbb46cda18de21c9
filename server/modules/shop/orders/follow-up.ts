/** What falls due about an order, mostly after it was delivered; the row hangs on its order. */
export interface FollowUp {
  readonly orderId: string;
  /**
   * `confirm`: it counts as received. `remind`: its member is asked for a review. `forget`: its member has left, and
   * where it went is taken off it once it is over.
   */
  readonly kind: 'confirm' | 'remind' | 'forget';
  /** Epoch milliseconds; null takes it away. */
  readonly dueAt: number | null;
}
