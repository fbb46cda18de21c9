export const stocks = {
  title: 'Stocks',
};
