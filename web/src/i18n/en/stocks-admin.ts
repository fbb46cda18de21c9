export const stocksAdmin = {
  title: 'Stocks',
};
