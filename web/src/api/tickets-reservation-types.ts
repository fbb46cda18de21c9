/** The schemas of reservations, as types only. */
import type { Static } from 'typebox';
import type * as admin from '../../../server/modules/tickets/reservations/admin-schemas.ts';
import type * as reservations from '../../../server/modules/tickets/reservations/schemas.ts';

export type ReservationFilter = 'all' | 'to-pay' | 'paid' | 'ended';

export type Reservation = reservations.Reservation;
export type ReservationStatus = Reservation['status'];
export type ReservationSummary = reservations.ReservationSummary;
export type ReservationPage = Static<typeof reservations.ReservationPage>;
export type ReservationLine = reservations.LineView;
export type ReservationStep = Reservation['timeline'][number];
export type ReservationShow = Reservation['show'];
export type RefundView = reservations.RefundView;
export type ReservationPlaced = reservations.ReservationMade;
export type PayReservationBody = Static<typeof reservations.PayBody>;
export type CancellationPreview = reservations.CancellationView;
export type CancelReservationBody = Static<typeof reservations.CancelBody>;
export type HandOnBody = Static<typeof reservations.TransferBody>;
export type HandedOn = reservations.TransferMade;

// ---- operators
export type AdminReservationSummary = admin.AdminReservationSummary;
export type AdminReservation = admin.AdminReservation;
export type AdminReservationPage = Static<typeof admin.AdminReservationsPage>;
export type AdminCancelReservationBody = Static<typeof admin.AdminCancelBody>;
export type AdminRefundBody = Static<typeof admin.RefundBody>;
export type PaidBy = AdminReservation['payWith'];
