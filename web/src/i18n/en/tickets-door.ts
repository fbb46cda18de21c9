export const ticketsDoor = {
  title: 'Check-in',
};
