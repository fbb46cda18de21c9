import { sampleOf } from './reading.ts';

/** A sample of Seoul, written for Madang. */
export const SEOUL = sampleOf(
  '11',
  `
gyeongbokgung | sight | 종로구 | 경복궁 | Gyeongbokgung Palace | 37.5796 126.9770 | 9-18 !tue | 120 | 990 | 조선의 으뜸 궁궐. 광화문에서 근정전을 지나 경회루까지 천천히 걷습니다. | The main palace of Joseon, from Gwanghwamun Gate to the pavilion on the pond.
changdeokgung | sight | 종로구 | 창덕궁과 후원 | Changdeokgung Palace and Secret Garden | 37.5794 126.9910 | 9-18 !mon | 120 | 950 | 지형을 살려 지은 궁궐. 후원은 시간을 정해 들어갑니다. | A palace that follows the hills; its garden is entered at fixed times.
changgyeonggung | sight | 종로구 | 창경궁 | Changgyeonggung Palace | 37.5789 126.9950 | 9-21 !mon | 80 | 780 | 춘당지와 대온실이 있는 궁궐로 밤에도 엽니다. | A palace with a pond and a glasshouse, open into the evening.
deoksugung | sight | 중구 | 덕수궁 | Deoksugung Palace | 37.5658 126.9752 | 9-21 !mon | 70 | 820 | 전각과 서양식 석조전이 나란한 궁궐. 돌담길이 이어집니다. | Wooden halls beside a stone one, and a lane along the wall.
jongmyo | sight | 종로구 | 종묘 | Jongmyo Shrine | 37.5746 126.9940 | 9-18 !tue | 70 | 760 | 조선의 왕과 왕비를 모신 사당. 정전의 긴 지붕이 고요합니다. | The royal ancestral shrine, with one very long, very quiet roof.
bukchon | sight | 종로구 | 북촌한옥마을 | Bukchon Hanok Village | 37.5826 126.9836 | 10-17 | 90 | 930 | 두 궁궐 사이 언덕의 한옥 골목. 사람이 사는 곳이니 조용히 걷습니다. | Lanes of tiled roofs between two palaces; people live here, so walk quietly.
ikseon-dong | food | 종로구 | 익선동 한옥거리 | Ikseon-dong Hanok Street | 37.5743 126.9897 | 11-22 | 90 | 800 | 좁은 한옥 골목에 찻집과 밥집이 모였습니다. | Tea houses and small restaurants in narrow old lanes.
insa-dong | shopping | 종로구 | 인사동길 | Insa-dong Street | 37.5742 126.9856 | 10-20 | 90 | 870 | 필방과 화랑, 전통 찻집이 이어지는 거리. | A street of brush shops, galleries and tea houses.
gwangjang-market | food | 종로구 | 광장시장 | Gwangjang Market | 37.5701 126.9996 | 9-23 | 80 | 930 | 빈대떡과 마약김밥, 육회로 이름난 오래된 시장. | An old market known for mung bean pancakes and small gimbap.
tongin-market | food | 종로구 | 통인시장 | Tongin Market | 37.5807 126.9700 | 9-19 !mon | 60 | 640 | 서촌의 작은 시장. 기름떡볶이가 유명합니다. | A small market in Seochon, known for rice cakes fried in oil.
cheonggyecheon | course | 종로구 | 청계천 산책길 | Cheonggyecheon Stream Walk | 37.5691 126.9786 | always | 80 | 830 | 도심을 가로지르는 물길. 광통교를 지나 동쪽으로 걷습니다. | A stream through the city centre, to be walked eastwards under its bridges.
naksan-walk | course | 종로구 | 한양도성 낙산구간 | Seoul City Wall, Naksan Section | 37.5806 127.0075 | always | 100 | 690 | 혜화문에서 흥인지문까지 성곽을 따라 걷는 야경 길. | Along the old wall from Hyehwamun to Heunginjimun, best at dusk.
mmca-seoul | culture | 종로구 | 국립현대미술관 서울 | MMCA Seoul | 37.5790 126.9804 | 10-18 wed,sat=10-21 | 100 | 780 | 옛 병원 자리에 지은 현대미술관. | A museum of modern art around an old hospital building.
seoul-museum-of-history | culture | 종로구 | 서울역사박물관 | Seoul Museum of History | 37.5705 126.9705 | 9-18 !mon | 90 | 560 | 서울의 옛 모습을 커다란 모형으로 보여 줍니다. | The story of the city, with a model of all of it.
sejong-center | culture | 종로구 | 세종문화회관 | Sejong Center for the Performing Arts | 37.5726 126.9760 |  | 120 | 600 | 광화문광장 옆의 공연장. | A concert and theatre house beside Gwanghwamun Square.
lantern-festival | festival | 종로구 | 서울빛초롱축제 | Seoul Lantern Festival | 37.5696 126.9770 | 18-22 | 90 | 720 | 겨울밤 청계천과 광화문을 밝히는 등 축제. | Lanterns light the stream and the square on winter nights. | 12,1 ~ 해마다 12월 중순부터 한 달쯤 ~ usually from mid-December, for some weeks
yeondeunghoe | festival | 종로구 | 연등회 | Lotus Lantern Festival | 37.5740 126.9818 |  | 120 | 760 | 부처님오신날 무렵 종로를 지나는 등불 행렬. | A parade of lanterns before the Buddha’s birthday. | 4,5 ~ 해마다 음력 사월 초파일 앞 주말 ~ the weekend before the eighth day of the fourth lunar month
myeong-dong | shopping | 중구 | 명동거리 | Myeong-dong Street | 37.5637 126.9850 | 10-22 | 100 | 910 | 화장품 가게와 길거리 음식이 빽빽한 번화가. | The busiest shopping streets, with food stalls in the evening.
myeongdong-cathedral | sight | 중구 | 명동성당 | Myeongdong Cathedral | 37.5633 126.9873 | 9-19 !mon | 40 | 640 | 붉은 벽돌로 쌓은 첫 성당. | The first cathedral of the country, in red brick.
namsan-tower | sight | 중구 | 남산서울타워 | N Seoul Tower | 37.5512 126.9882 | 10-23 | 90 | 960 | 남산 꼭대기의 전망탑. 케이블카나 버스로 오릅니다. | The tower on Namsan, reached by cable car, bus or on foot.
namsangol | culture | 중구 | 남산골한옥마을 | Namsangol Hanok Village | 37.5592 126.9944 | 9-20 !mon | 60 | 690 | 옮겨 온 한옥 다섯 채와 마당, 정자가 있습니다. | Five old houses moved here, with courts and a pavilion.
namdaemun-market | shopping | 중구 | 남대문시장 | Namdaemun Market | 37.5592 126.9776 | 9-18 !sun | 90 | 840 | 없는 것이 없다는 큰 시장. 갈치조림 골목이 있습니다. | The big market that has everything, and an alley of braised hairtail.
ddp | culture | 중구 | 동대문디자인플라자 | Dongdaemun Design Plaza | 37.5665 127.0092 | 10-20 | 90 | 850 | 은빛 곡면의 전시장. 밤에는 맞은편 상가가 깨어납니다. | A silver building of curves; at night the malls around it wake up.
national-museum | culture | 용산구 | 국립중앙박물관 | National Museum of Korea | 37.5239 126.9804 | 10-18 wed,sat=10-21 | 150 | 920 | 선사부터 근대까지. 사유의 방은 꼭 들릅니다. | From prehistory to modern times; do not miss the room of two pensive figures.
leeum | culture | 용산구 | 리움미술관 | Leeum Museum of Art | 37.5385 126.9990 | 10-18 !mon | 100 | 720 | 고미술과 현대미술을 세 건축가의 건물에서 봅니다. | Old and new art in buildings by three architects.
war-memorial | culture | 용산구 | 전쟁기념관 | War Memorial of Korea | 37.5366 126.9770 | 9:30-18 !mon | 120 | 700 | 야외에 비행기와 배가 놓인 큰 기념관. | A large memorial with aircraft and ships outside.
itaewon | food | 용산구 | 이태원 세계음식거리 | Itaewon World Food Street | 37.5345 126.9945 | 17-26 | 100 | 760 | 여러 나라 음식을 한 골목에서. | The food of many countries in one street.
seoul-forest | leisure | 성동구 | 서울숲 | Seoul Forest | 37.5444 127.0374 | always | 90 | 830 | 사슴과 꽃밭이 있는 강가의 큰 공원. | A large park by the river, with deer and flower beds.
seongsu | shopping | 성동구 | 성수동 카페거리 | Seongsu-dong Café Street | 37.5424 127.0560 | 11-21 | 110 | 880 | 공장을 고친 카페와 팝업 가게가 모인 동네. | Old workshops turned into cafés and shops that change each month.
children-grand-park | leisure | 광진구 | 서울어린이대공원 | Seoul Children’s Grand Park | 37.5481 127.0817 | 5-22 | 120 | 650 | 작은 동물원과 식물원, 놀이동산. | A small zoo, a glasshouse and rides.
gyeongdong-market | food | 동대문구 | 경동시장과 청년몰 | Gyeongdong Market | 37.5797 127.0393 | 9-18 !sun | 70 | 610 | 약재와 나물 향이 나는 시장. 옛 극장이 카페가 되었습니다. | Herbs and roots, and a café in an old cinema.
bukhansan | leisure | 강북구 | 북한산 백운대 탐방로 | Bukhansan, Baegundae Trail | 37.6590 127.0110 | 4-17 | 300 | 790 | 도심에서 가까운 국립공원의 바위 봉우리. | The rocky summit of a national park at the edge of the city.
jingwansa | lodging | 은평구 | 진관사 템플스테이 | Jingwansa Temple Stay | 37.6389 126.9484 |  | 720 | 560 | 사찰음식으로 이름난 북한산 자락의 절. | A temple below Bukhansan, known for its food.
eunpyeong-hanok | lodging | 은평구 | 은평한옥마을 | Eunpyeong Hanok Village | 37.6407 126.9385 | always | 600 | 520 | 산을 등진 새 한옥마을. 한옥에서 묵을 수 있습니다. | New houses in the old way below the mountain; some take guests.
seodaemun-prison | culture | 서대문구 | 서대문형무소역사관 | Seodaemun Prison History Hall | 37.5742 126.9562 | 9:30-18 !mon | 80 | 640 | 독립운동가들이 갇혔던 옛 형무소. | The prison in which fighters for independence were held.
hongdae | shopping | 마포구 | 홍대 걷고싶은거리 | Hongdae Street | 37.5552 126.9236 | 12-23 | 110 | 880 | 거리 공연과 작은 가게, 음악이 있는 젊은 거리. | Buskers, small shops and music.
mangwon-market | food | 마포구 | 망원시장 | Mangwon Market | 37.5561 126.9059 | 10-21 | 60 | 700 | 닭강정과 고로케를 들고 한강으로 갑니다. | Sweet fried chicken and croquettes to take to the river.
haneul-park | sight | 마포구 | 하늘공원 | Haneul Park | 37.5683 126.8851 | 5-20 | 80 | 720 | 가을이면 억새가 물결치는 언덕. | A hill of silver grass, best in autumn.
seoul-botanic | leisure | 강서구 | 서울식물원 | Seoul Botanic Park | 37.5694 126.8350 | 9:30-18 !mon | 110 | 680 | 접시 모양 온실과 호수공원. | A saucer of glass and a park by a lake.
yeouido-hangang | leisure | 영등포구 | 여의도한강공원 | Yeouido Hangang Park | 37.5284 126.9335 | always | 120 | 870 | 돗자리와 라면, 자전거의 강변. | Picnic mats, noodles and bicycles by the river.
yeouido-blossom | festival | 영등포구 | 여의도 봄꽃축제 | Yeouido Spring Flower Festival | 37.5312 126.9147 | always | 90 | 780 | 국회 뒤 윤중로의 벚꽃길. | Cherry blossoms along the road behind the parliament. | 3,4 ~ 해마다 3월 말~4월 초, 꽃 피는 때에 따라 ~ late March to early April, with the blossoms
noryangjin | food | 동작구 | 노량진수산시장 | Noryangjin Fish Market | 37.5153 126.9407 | always | 80 | 740 | 새벽부터 밤까지 여는 큰 수산시장. 고른 생선을 위층에서 먹습니다. | A fish market that never sleeps; what you pick is prepared upstairs.
banpo-fountain | sight | 서초구 | 반포대교 달빛무지개분수 | Banpo Bridge Rainbow Fountain | 37.5125 126.9960 | 19:30-21:30 | 60 | 690 | 다리에서 쏟아지는 색색의 물줄기. | Coloured water that falls from a bridge. | 4,5,6,7,8,9,10 ~ 4월~10월 저녁마다 몇 차례 ~ several times each evening from April to October
arts-center | culture | 서초구 | 예술의전당 | Seoul Arts Center | 37.4785 127.0118 | 10-20 !mon | 120 | 690 | 음악당과 오페라하우스, 미술관이 함께 있습니다. | Concert hall, opera house and galleries in one place.
coex-library | shopping | 강남구 | 코엑스몰과 별마당도서관 | COEX Mall and Starfield Library | 37.5118 127.0592 | 10:30-22 | 100 | 860 | 13미터 책장이 서 있는 지하 쇼핑몰. | A mall under the ground around shelves 13 metres high.
bongeunsa | lodging | 강남구 | 봉은사 템플스테이 | Bongeunsa Temple Stay | 37.5151 127.0574 |  | 720 | 620 | 고층 건물 사이 천년 고찰에서 하룻밤. | A night in an old temple between towers.
lotte-world-tower | sight | 송파구 | 롯데월드타워 서울스카이 | Lotte World Tower, Seoul Sky | 37.5126 127.1025 | 10:30-22 | 90 | 900 | 123층 전망대. 맑은 날에는 바다까지 보입니다. | An observatory on the 123rd floor; the sea can be seen on clear days.
lotte-world | leisure | 송파구 | 롯데월드 어드벤처 | Lotte World Adventure | 37.5111 127.0980 | 10-21 | 300 | 920 | 비가 와도 좋은 실내 놀이공원. | Rides under a roof, also when it rains.
olympic-park | leisure | 송파구 | 올림픽공원 | Olympic Park | 37.5206 127.1215 | 5-22 | 100 | 700 | 몽촌토성과 나홀로나무가 있는 넓은 잔디밭. | Lawns, an ancient earthen wall and one lone tree.
amsa-site | culture | 강동구 | 서울 암사동 유적 | Amsa-dong Prehistoric Site | 37.5601 127.1304 | 9:30-18 !mon | 60 | 420 | 신석기 사람들의 움집터. | Pit houses of the Neolithic.
`,
);
