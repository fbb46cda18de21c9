export const ticketsAdmin = {
  title: 'Tickets',
};
