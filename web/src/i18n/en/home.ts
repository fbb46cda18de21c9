export const home = {
  title: 'Home',
  heroTitle: 'Everyone at once.\nFirst come, still first.',
  heroLead:
    'Madang is one account and one wallet. First-come coupons go out in exactly the number there is, and you are told at once which place you had.',
  start: 'Get started',
  seeDrops: 'See the drops',
  exactTitle: 'Never one too many',
  exact:
    'Ten thousand people may press in the same moment: what is there goes out, and each winner is told the place.',
  keptTitle: 'A receipt for every attempt',
  kept: 'What was accepted has a number, and so has what was refused. You can look each of them up.',
  proofTitle: 'Check the ledger yourself',
  proof: 'Every movement is sealed in a hash chain, and your own browser can verify it.',
  hello: 'Hello, {{name}}',
  openDrops: 'Open right now',
  soonDrops: 'Opening soon',
  noDrops: 'No drop is open right now',
  noDropsLead: 'New drops will be shown here as they open.',
  lastMoves: 'Last movements',
  noMoves: 'No movements yet',
  noMovesLead: 'Top up or receive money, and it shows here.',
};
