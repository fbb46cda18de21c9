import type { ServiceDependencies } from '../../service.ts';
import type { Payments } from '../payments/index.ts';
import type { WaitingRoom } from '../waiting-room/index.ts';

/** What the ticket service is made of. */
export interface TicketsDependencies extends ServiceDependencies {
  readonly readAdmission: WaitingRoom['readAdmission'];
  /** Payments are made after the ticket service, which tells them what a reservation is. */
  readonly payments: () => Payments;
}
