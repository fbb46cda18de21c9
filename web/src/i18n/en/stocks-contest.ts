export const stocksContest = {
  title: 'Contests',
};
