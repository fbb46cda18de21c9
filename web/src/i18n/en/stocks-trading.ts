export const stocksTrading = {
  title: 'Trading',
};
