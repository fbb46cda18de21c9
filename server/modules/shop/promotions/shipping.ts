import type { ShippingRule } from '../pricing/rules.ts';

/** What sending costs where no operator has decided otherwise. Amounts in won. */
export const DEFAULT_SHIPPING: ShippingRule = {
  fee: 3_000,
  freeFrom: 50_000,
  remoteFee: 3_000,
  // Where Korean couriers charge more (도서산간): Jeju, and islands without a bridge, by basic district number.
  remotePostcodes: [
    ['22386', '22388'], // Incheon, Jung-gu: Muui
    ['23004', '23010'], // Ganghwa: Seodo
    ['23100', '23116'], // Ongjin: Baengnyeong, Daecheong, Yeonpyeong
    ['23124', '23136'], // Ongjin: Deokjeok, Jawol
    ['31708', '31708'], // Dangjin: Daenanjido
    ['32133', '32133'], // Taean: Gaui
    ['33411', '33411'], // Boryeong: Oyeon
    ['40200', '40240'], // Ulleung
    ['46768', '46771'], // Busan, Gangseo: Gadeok
    ['52570', '52571'], // Sacheon: Sinsu
    ['53031', '53033'], // Tongyeong: Saryang
    ['53089', '53104'], // Tongyeong: Hansan, Yokji
    ['54000', '54000'], // Gunsan: Okdo
    ['56347', '56349'], // Buan: Wido
    ['57068', '57069'], // Yeonggwang: Nagwol
    ['58760', '58762'], // Mokpo: Dalli
    ['58800', '58810'], // Sinan
    ['58816', '58818'],
    ['58826', '58826'],
    ['58832', '58832'],
    ['58839', '58841'],
    ['58843', '58866'],
    ['58953', '58958'], // Jindo: Jodo
    ['59102', '59103'], // Wando
    ['59106', '59106'],
    ['59127', '59127'],
    ['59129', '59129'],
    ['59137', '59138'],
    ['59145', '59170'],
    ['59531', '59531'], // Goheung
    ['59551', '59551'],
    ['59563', '59563'],
    ['59568', '59568'],
    ['59650', '59650'], // Yeosu
    ['59766', '59766'],
    ['59781', '59790'],
    ['63000', '63644'], // Jeju
  ],
};

export const SHIPPING = 'shipping';
