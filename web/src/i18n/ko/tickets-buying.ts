export const ticketsBuying = {
  title: '예매',
};
