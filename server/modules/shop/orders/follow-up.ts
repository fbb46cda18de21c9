/** What falls due after an order was delivered; the row hangs on its order. */
export interface FollowUp {
  readonly orderId: string;
  /** `confirm`: it counts as received. `remind`: its member is asked for a review. */
  readonly kind: 'confirm' | 'remind';
  /** Epoch milliseconds; null takes it away. */
  readonly dueAt: number | null;
}
