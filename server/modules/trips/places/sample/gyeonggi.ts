import { sampleOf } from './reading.ts';

/** A sample of Gyeonggi, written for Madang. */
export const GYEONGGI = sampleOf(
  '31',
  `
hwaseong-fortress | sight | 수원시 | 수원화성 | Suwon Hwaseong Fortress | 37.2872 127.0119 | 9-18 | 150 | 900 | 정조가 쌓은 성곽을 한 바퀴. 화홍문과 방화수류정이 아름답습니다. | The fortress of King Jeongjo, to be walked all the way around.
hwaseong-haenggung | sight | 수원시 | 화성행궁 | Hwaseong Haenggung Palace | 37.2819 127.0137 | 9-18 | 70 | 740 | 성 안의 행궁. 여름밤에도 엽니다. | The palace inside the fortress, open on summer nights too.
suwon-galbi | food | 수원시 | 수원 통닭거리와 지동시장 | Suwon Chicken Street and Jidong Market | 37.2788 127.0172 | 11-24 | 70 | 720 | 가마솥 통닭과 순대타운. | Chicken from iron cauldrons, and a hall of blood sausages.
hwaseong-festival | festival | 수원시 | 수원화성문화제 | Suwon Hwaseong Cultural Festival | 37.2825 127.0145 |  | 150 | 640 | 정조의 능행차가 지나는 가을. | The king’s procession passes again. | 10 ~ 해마다 10월 초 ~ usually early October
gwanggyo-lake | course | 수원시 | 광교호수공원 둘레길 | Gwanggyo Lake Park | 37.2830 127.0660 | always | 90 | 620 | 두 호수를 잇는 나무 길. | Boardwalks around two lakes.
everland | leisure | 용인시 | 에버랜드 | Everland | 37.2940 127.2026 | 10-21 | 420 | 950 | 사파리와 꽃밭, 나무 롤러코스터. | A safari, flower beds and a wooden coaster.
korean-folk-village | culture | 용인시 | 한국민속촌 | Korean Folk Village | 37.2590 127.1180 | 10-18:30 | 180 | 850 | 옛집과 장터, 줄타기 공연. | Old houses, a market and a tightrope walker.
hoam-museum | culture | 용인시 | 호암미술관과 희원 | Hoam Museum of Art | 37.2935 127.1915 | 10-18 !mon | 90 | 580 | 전통 정원을 앞에 둔 미술관. | A museum behind a garden in the old way.
seoul-grand-park | leisure | 과천시 | 서울대공원 | Seoul Grand Park | 37.4275 127.0170 | 9-18 | 180 | 720 | 산 아래 큰 동물원과 장미원. | A large zoo and a rose garden below a mountain.
mmca-gwacheon | culture | 과천시 | 국립현대미술관 과천 | MMCA Gwacheon | 37.4313 127.0200 | 10-18 !mon | 110 | 640 | 조각이 놓인 숲속 미술관. | A museum in the woods, sculptures outside.
namhansanseong | course | 광주시 | 남한산성 | Namhansanseong Fortress | 37.4787 127.1817 | always | 150 | 760 | 소나무 숲을 두른 산성 한 바퀴. | A fortress among pines on a mountain ridge.
hwadam-forest | leisure | 광주시 | 화담숲 | Hwadam Forest | 37.3370 127.2890 | 9-18 !mon | 120 | 740 | 단풍과 모노레일의 숲. 예약하고 갑니다. | Maples and a monorail; by reservation. | 4,5,6,7,8,9,10,11 ~ 4월~11월, 겨울에는 쉼 ~ April to November, closed in winter
yeoju-outlet | shopping | 여주시 | 여주 프리미엄 아울렛 | Yeoju Premium Outlets | 37.2410 127.6115 | 10:30-20:30 | 150 | 680 | 붉은 지붕의 넓은 아울렛. | A wide outlet under red roofs.
silleuksa | lodging | 여주시 | 신륵사 템플스테이 | Silleuksa Temple Stay | 37.2978 127.6590 |  | 720 | 540 | 강을 내려다보는 드문 절. | A rare temple beside a river.
sejong-tomb | sight | 여주시 | 영릉(세종대왕릉) | Tomb of King Sejong | 37.3085 127.6060 | 9-18 !mon | 70 | 560 | 한글을 만든 임금의 능. | The tomb of the king who made the Korean letters.
icheon-ceramics | shopping | 이천시 | 이천도자예술마을 예스파크 | Icheon Ceramics Village | 37.2855 127.3830 | 10-18 | 90 | 560 | 가마와 공방이 모인 마을. | A village of kilns and workshops.
icheon-rice | food | 이천시 | 이천쌀밥거리 | Icheon Rice Street | 37.2930 127.4060 | 10:30-21 | 70 | 600 | 돌솥에 지은 쌀밥 한 상. | Rice in stone pots, with many small dishes.
heyri | culture | 파주시 | 헤이리 예술마을 | Heyri Art Village | 37.7895 126.6985 | 10-18 !mon | 120 | 720 | 갤러리와 책방, 카페의 마을. | A village of galleries, books and cafés.
imjingak | sight | 파주시 | 임진각 평화누리 | Imjingak Park | 37.8900 126.7400 | always | 90 | 760 | 철조망 앞의 너른 언덕과 바람개비. | Pinwheels on wide lawns before the border.
paju-outlet | shopping | 파주시 | 파주 프리미엄 아울렛 | Paju Premium Outlets | 37.7690 126.6970 | 10:30-21 | 130 | 620 | 출판도시 가까이의 아울렛. | An outlet near the city of books.
majang-lake | leisure | 파주시 | 마장호수 출렁다리 | Majang Lake Suspension Bridge | 37.7755 126.9235 | 9-18 | 80 | 600 | 호수 위 220미터를 건넙니다. | 220 metres across a lake.
ilsan-lake | leisure | 고양시 | 일산호수공원 | Ilsan Lake Park | 37.6550 126.7650 | 4-22 | 90 | 680 | 도시 속 큰 호수와 꽃밭. | A lake and gardens in the city.
flower-goyang | festival | 고양시 | 고양국제꽃박람회 | Goyang International Flower Festival | 37.6590 126.7690 | 9-19 | 120 | 640 | 호수공원 가득한 봄꽃. | Spring flowers all around the lake. | 4,5 ~ 해마다 4월 말~5월 초 ~ usually late April to early May
starfield-hanam | shopping | 하남시 | 스타필드 하남 | Starfield Hanam | 37.5455 127.2240 | 10-22 | 150 | 660 | 비 오는 날에도 하루가 가는 큰 쇼핑몰. | A mall for a whole rainy day.
dumulmeori | sight | 양평군 | 두물머리 | Dumulmeori | 37.5325 127.3160 | always | 70 | 800 | 두 강이 만나는 새벽 물안개. | Two rivers meet in the morning mist.
semiwon | leisure | 양평군 | 세미원 | Semiwon Garden | 37.5405 127.3255 | 9-20 | 80 | 620 | 연꽃과 배다리의 물의 정원. | A water garden of lotus and a bridge of boats.
nami-gapyeong | leisure | 가평군 | 아침고요수목원 | Garden of Morning Calm | 37.7437 127.3525 | 8:30-19 | 110 | 800 | 골짜기의 정원. 겨울밤에는 불빛이 켜집니다. | Gardens in a valley, lit on winter nights.
petite-france | sight | 가평군 | 쁘띠프랑스 | Petite France | 37.7149 127.4907 | 9-18 | 90 | 660 | 호숫가의 작은 프랑스 마을. | A little French village by the lake.
gapyeong-pension | lodging | 가평군 | 북한강 물가 숙소거리 | Bukhangang Riverside Stays | 37.7560 127.5050 | always | 720 | 560 | 강과 산 사이의 펜션들. | Small guest houses between river and hills.
jarasum-jazz | festival | 가평군 | 자라섬재즈페스티벌 | Jarasum Jazz Festival | 37.8180 127.5200 |  | 240 | 640 | 강섬의 잔디에서 듣는 재즈. | Jazz on the lawns of a river island. | 10 ~ 해마다 10월 무렵 ~ usually October
herb-island | leisure | 포천시 | 허브아일랜드 | Herb Island | 37.9660 127.1340 | 10-21 !wed | 100 | 560 | 허브 향과 밤 불빛의 농원. | Herbs by day, lights by night.
pocheon-artvalley | sight | 포천시 | 포천아트밸리 | Pocheon Art Valley | 37.9190 127.2370 | 9-19 | 90 | 600 | 채석장이 남긴 옥빛 호수. | A jade lake left by a quarry.
ansan-daebudo | course | 안산시 | 대부해솔길 1코스 | Daebu Haesol Trail, Course 1 | 37.2870 126.5700 | always | 180 | 520 | 구봉도 낙조전망대까지 걷습니다. | To the platform of sunsets at the end of an island.
jebudo | sight | 화성시 | 제부도 | Jebudo Island | 37.1690 126.6240 |  | 120 | 620 | 물때에 길이 열리는 섬. | An island whose road opens with the tide. |  ~ 바닷길이 열리는 때를 확인 ~ check when the road is above water
`,
);
