import { sampleOf } from './reading.ts';

/** A sample of Jeonnam, written for Madang. */
export const JEONNAM = sampleOf(
  '36',
  `
yeosu-cable | leisure | 여수시 | 여수해상케이블카 | Yeosu Maritime Cable Car | 34.7310 127.7430 | 9:30-21:30 | 80 | 840 | 바다를 건너 돌산으로. | Across the sea to Dolsan.
odongdo | sight | 여수시 | 오동도 | Odongdo Island | 34.7445 127.7665 | always | 90 | 780 | 동백꽃 터널의 섬. | An island of camellias.
hyangiram | sight | 여수시 | 향일암 | Hyangiram Hermitage | 34.5925 127.8030 | always | 80 | 740 | 바위틈을 지나 만나는 해돋이. | Through gaps in the rock to the sunrise.
nangman-pocha | food | 여수시 | 여수 낭만포차거리 | Yeosu Pocha Street | 34.7385 127.7420 | 18-26 | 90 | 720 | 밤바다 다리 아래의 삼합. | Stalls below a bridge by the night sea.
yeosu-aqua | culture | 여수시 | 아쿠아플라넷 여수 | Aqua Planet Yeosu | 34.7475 127.7460 | 10-18 | 110 | 640 | 흰고래가 사는 수족관. | An aquarium by the old Expo.
yeosu-stay | lodging | 여수시 | 여수 바다 숙소거리 | Yeosu Seaside Hotels | 34.7490 127.7520 | always | 720 | 640 | 엑스포 앞바다의 호텔들. | Hotels before the sea of the Expo.
suncheonman | leisure | 순천시 | 순천만습지 | Suncheonman Bay Wetland | 34.8850 127.5095 | 8-19 | 120 | 880 | 갈대밭 너머 S자 물길의 노을. | Reeds, and the bends of the water at sunset.
garden-suncheon | leisure | 순천시 | 순천만국가정원 | Suncheonman National Garden | 34.9280 127.4990 | 9-20 | 180 | 860 | 나라마다의 정원을 걷는 하루. | Gardens of many countries in one day.
naganeupseong | sight | 순천시 | 낙안읍성 | Naganeupseong Folk Village | 34.9070 127.3410 | 9-18 | 90 | 740 | 사람이 사는 초가 성안 마을. | A walled village of thatch, still lived in.
seonamsa | lodging | 순천시 | 선암사 템플스테이 | Seonamsa Temple Stay | 34.9960 127.3300 |  | 720 | 680 | 승선교 무지개다리의 절. | A temple behind an arched bridge.
songgwangsa | sight | 순천시 | 송광사 | Songgwangsa Temple | 35.0030 127.2760 | 6-19 | 90 | 640 | 스님을 길러 온 승보사찰. | The temple that raises monks.
araet-jang | food | 순천시 | 순천 아랫장 | Araetjang Market | 34.9480 127.4870 | 6-18 fri,sat=6-22 | 60 | 560 | 오일장과 주말 야시장의 국밥. | A fifth-day fair, and a night market at weekends.
damyang-bamboo | leisure | 담양군 | 죽녹원 | Juknokwon Bamboo Garden | 35.3265 126.9860 | 9-19 | 90 | 800 | 바람 소리 나는 대숲 여덟 길. | Eight paths through bamboo.
metasequoia | course | 담양군 | 메타세쿼이아랜드 | Metasequoia Road | 35.3240 127.0030 | 9-19 | 60 | 760 | 나무 터널 2킬로미터. | Two kilometres below tall trees.
soswaewon | sight | 담양군 | 소쇄원 | Soswaewon Garden | 35.1845 127.0120 | 9-18 | 60 | 660 | 물소리를 들이는 선비의 정원. | A scholar’s garden that lets the water in.
gukho-noodle | food | 담양군 | 담양 국수거리 | Damyang Noodle Street | 35.3235 126.9875 | 9-20 | 50 | 640 | 강둑 평상에서 먹는 국수. | Noodles on a bench by the river.
bamboo-festival | festival | 담양군 | 담양대나무축제 | Damyang Bamboo Festival | 35.3255 126.9880 |  | 120 | 540 | 죽녹원 앞 강변의 오월. | May at the bamboo garden. | 5 ~ 해마다 5월 초 ~ usually early May
mokpo-cable | leisure | 목포시 | 목포해상케이블카 | Mokpo Maritime Cable Car | 34.7990 126.3690 | 9-20 | 90 | 740 | 유달산을 넘어 고하도까지. | Over a rocky hill and out to an island.
yudalsan | course | 목포시 | 유달산 둘레길 | Yudalsan Trail | 34.7905 126.3740 | always | 100 | 620 | 바위 봉우리에서 보는 항구. | The harbour from the rocks.
mokpo-modern | culture | 목포시 | 목포근대역사관 | Mokpo Modern History Museum | 34.7875 126.3815 | 9-18 !mon | 60 | 600 | 옛 영사관의 붉은 벽돌. | The red bricks of a consulate.
minbuh-street | food | 목포시 | 목포 민어의거리 | Mokpo Croaker Street | 34.7895 126.3850 | 11-21 | 70 | 560 | 여름 민어와 홍어삼합. | Croaker in summer, skate all year.
purple-island | sight | 신안군 | 퍼플섬 | Purple Island | 34.7080 126.1130 | 9-18 | 90 | 700 | 다리도 지붕도 보랏빛. | Bridges and roofs in purple.
jeungdo-salt | leisure | 신안군 | 증도 태평염전 | Taepyeong Salt Farm, Jeungdo | 34.9880 126.1560 | 9-18 | 80 | 560 | 하얀 소금밭과 염생식물 길. | White fields of salt.
boseong-tea | sight | 보성군 | 보성 대한다원 | Boseong Green Tea Field | 34.7155 127.0805 | 9-18 | 80 | 820 | 삼나무 길 끝의 녹차 계단밭. | Terraces of tea behind an avenue of cedars.
boseong-festival | festival | 보성군 | 보성다향대축제 | Boseong Tea Festival | 34.7150 127.0790 |  | 100 | 500 | 햇차를 따는 오월. | The first tea of May. | 5 ~ 해마다 5월 초 ~ usually early May
daeheungsa | lodging | 해남군 | 대흥사 템플스테이 | Daeheungsa Temple Stay | 34.4765 126.6165 |  | 720 | 640 | 두륜산 숲길 끝의 절. | A temple at the end of a long wood.
ttangkkeut | sight | 해남군 | 땅끝전망대 | Land’s End Observatory | 34.2985 126.5285 | 9-18 | 70 | 680 | 뭍의 남쪽 끝. | The southern end of the mainland.
gangjin-celadon | culture | 강진군 | 고려청자박물관 | Goryeo Celadon Museum | 34.5040 126.7990 | 9-18 !mon | 70 | 540 | 비색 청자를 굽던 가마터. | The kilns of jade-green ware.
gaudo | course | 강진군 | 가우도 | Gaudo Island | 34.5450 126.8050 | always | 90 | 520 | 출렁다리로 건너 한 바퀴. | Across a bridge, and once around.
wando-cheongsando | course | 완도군 | 청산도 슬로길 | Cheongsando Slow Road | 34.1720 126.8650 | always | 240 | 700 | 돌담과 청보리의 느린 섬. | A slow island of walls and barley.
jindo-road | festival | 진도군 | 진도신비의바닷길축제 | Jindo Miracle Sea Road Festival | 34.4260 126.3580 |  | 120 | 600 | 바다가 갈라지는 봄날. | The sea parts in spring. | 3,4 ~ 해마다 3~4월, 물때에 따라 ~ March or April, with the tide
gurye-hwaeomsa | lodging | 구례군 | 화엄사 템플스테이 | Hwaeomsa Temple Stay | 35.2570 127.4970 |  | 720 | 740 | 각황전과 홍매화의 큰 절. | A great hall, and a red plum in March.
sansuyu | festival | 구례군 | 구례산수유꽃축제 | Gurye Cornelian Cherry Festival | 35.3200 127.4680 |  | 100 | 580 | 노란 꽃이 덮는 지리산 마을. | Villages in yellow below Jirisan. | 3 ~ 해마다 3월 중순 ~ usually mid-March
maehwa | festival | 광양시 | 광양매화축제 | Gwangyang Plum Blossom Festival | 35.0780 127.7160 |  | 120 | 680 | 섬진강 언덕의 매화 물결. | Plum blossoms above the river. | 3 ~ 해마다 3월 ~ usually March
gokseong-train | leisure | 곡성군 | 섬진강기차마을 | Seomjingang Train Village | 35.2830 127.3070 | 9-18 | 120 | 640 | 증기기관차와 장미원. | A steam train and a thousand roses.
`,
);
