import { sampleOf } from './reading.ts';

/** A sample of Chungbuk, written for Madang. */
export const CHUNGBUK = sampleOf(
  '33',
  `
cheongnamdae | sight | 청주시 | 청남대 | Cheongnamdae | 36.4630 127.4900 | 9-18 !mon | 120 | 680 | 대청호를 두른 옛 대통령 별장. | The presidents’ former villa by a lake.
national-museum-cheongju | culture | 청주시 | 국립청주박물관 | Cheongju National Museum | 36.6510 127.5150 | 9-18 !mon | 80 | 500 | 금속공예로 보는 중부의 역사. | The middle of the country, told in metal.
mmca-cheongju | culture | 청주시 | 국립현대미술관 청주 | MMCA Cheongju | 36.6570 127.4870 | 10-18 !mon | 90 | 560 | 옛 담배공장의 열린 수장고. | Open stores in an old tobacco factory.
suamgol | course | 청주시 | 수암골 벽화마을 | Suamgol Mural Village | 36.6440 127.4960 | always | 60 | 500 | 달동네 벽화와 전망 카페. | Murals and cafés on a hillside.
yukgeori | food | 청주시 | 육거리종합시장 | Yukgeori Market | 36.6305 127.4880 | 9-20 | 60 | 540 | 만두와 꽈배기의 큰 시장. | A big market of dumplings and doughnuts.
craft-biennale | festival | 청주시 | 청주공예비엔날레 | Cheongju Craft Biennale | 36.6568 127.4865 | 10-19 | 120 | 540 | 두 해마다 열리는 공예 축제. | Crafts every second year. | 9,10,11 ~ 홀수 해 9~11월 ~ September to November of odd years
beopjusa | lodging | 보은군 | 법주사 템플스테이 | Beopjusa Temple Stay | 36.5420 127.8330 |  | 720 | 700 | 속리산 팔상전 곁에서 하룻밤. | A night beside the wooden pagoda of Songnisan.
songnisan | course | 보은군 | 속리산 세조길 | Songnisan Sejo-gil | 36.5430 127.8390 | always | 120 | 600 | 물가를 따라 걷는 숲길. | A path along the water.
dodamsambong | sight | 단양군 | 도담삼봉 | Dodamsambong Peaks | 37.0005 128.3440 | always | 50 | 760 | 강 가운데 솟은 세 봉우리. | Three peaks in a river.
mancheonha | leisure | 단양군 | 만천하스카이워크 | Mancheonha Skywalk | 36.9780 128.3400 | 9-18 !mon | 90 | 720 | 남한강을 굽어보는 달걀 전망대. | An egg of glass above the river.
gosu-cave | sight | 단양군 | 고수동굴 | Gosudonggul Cave | 36.9880 128.3810 | 9-17 | 70 | 620 | 종유석이 빽빽한 동굴. | A cave crowded with dripstone.
danyang-gugyeong | food | 단양군 | 단양구경시장 | Danyang Gugyeong Market | 36.9815 128.3690 | 9-20 | 60 | 680 | 마늘 순대와 마늘 만두. | Everything with garlic.
uirimji | sight | 제천시 | 의림지 | Uirimji Reservoir | 37.1740 128.2115 | always | 70 | 580 | 아주 오래된 저수지와 솔밭. | A very old reservoir among pines.
cheongpung-cable | leisure | 제천시 | 청풍호반케이블카 | Cheongpung Lake Cable Car | 37.0080 128.1650 | 9:30-18 | 90 | 660 | 비봉산에서 보는 다도해 같은 호수. | A lake like a sea of islands.
jimff | festival | 제천시 | 제천국제음악영화제 | Jecheon International Music and Film Festival | 37.1330 128.2110 |  | 150 | 520 | 음악과 영화를 함께. | Music and film together. | 9 ~ 해마다 9월 무렵 ~ usually September
chungju-tapyeongni | sight | 충주시 | 중앙탑사적공원 | Jungangtap Park | 37.0160 127.8660 | always | 60 | 540 | 강가의 칠층석탑. 밤 불빛이 곱습니다. | A stone pagoda by the river, lit at night.
suanbo | lodging | 충주시 | 수안보온천 | Suanbo Hot Springs | 36.8470 127.9950 | always | 720 | 580 | 오래된 온천 마을. | An old village of hot springs.
sanmagi | course | 괴산군 | 산막이옛길 | Sanmagi Old Trail | 36.7790 127.8210 | always | 120 | 600 | 호수 벼랑의 옛길. | An old path above a lake.
nonggeun-jincheon | sight | 진천군 | 농다리 | Nongdari Bridge | 36.8290 127.4930 | always | 70 | 560 | 천 년을 버틴 돌다리. | A bridge of stones, a thousand years old.
yeongdong-wine | shopping | 영동군 | 영동 와인터널 | Yeongdong Wine Tunnel | 36.1600 127.7830 | 10-18 !mon | 60 | 460 | 포도 고장의 와인을 맛보고 삽니다. | Wines of a county of grapes, to taste and to buy.
`,
);
