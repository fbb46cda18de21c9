export const ticketsBuying = {
  title: 'Booking',
};
