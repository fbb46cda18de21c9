export const stocksAdmin = {
  title: '주식',
};
