import { sampleOf } from './reading.ts';

/** A sample of Gangwon, written for Madang. */
export const GANGWON = sampleOf(
  '32',
  `
nami-island | sight | 춘천시 | 남이섬 | Nami Island | 37.7912 127.5256 | 8-21 | 150 | 930 | 배를 타고 들어가는 메타세쿼이아 길의 섬. | An island of tall trees, reached by ferry.
gimyujeong | leisure | 춘천시 | 강촌레일파크 | Gangchon Rail Park | 37.8185 127.7145 | 9-17:30 | 90 | 680 | 옛 철길을 페달로 달립니다. | Pedals on an old railway.
dakgalbi-street | food | 춘천시 | 명동 닭갈비골목 | Chuncheon Dakgalbi Street | 37.8795 127.7275 | 10:30-22 | 70 | 760 | 철판 닭갈비와 막국수. | Spicy chicken on iron, then buckwheat noodles.
samaksan-cable | leisure | 춘천시 | 삼악산 호수케이블카 | Samaksan Lake Cable Car | 37.8640 127.7000 | 9-18 | 80 | 680 | 의암호를 건너 산으로. | Across a lake and up a mountain.
legoland | leisure | 춘천시 | 레고랜드 코리아 | Legoland Korea | 37.8845 127.6980 | 10-18 | 300 | 700 | 벽돌로 지은 섬 위의 놀이공원. | A park of bricks on an island. | 3,4,5,6,7,8,9,10,11,12 ~ 겨울에는 쉬는 때가 있음 ~ closed for a part of the winter
mime-festival | festival | 춘천시 | 춘천마임축제 | Chuncheon Mime Festival | 37.8770 127.7180 |  | 120 | 480 | 말 없는 공연이 도시를 채우는 오월. | May without words. | 5 ~ 해마다 5월 말 무렵 ~ usually late May
museum-san | culture | 원주시 | 뮤지엄산 | Museum SAN | 37.4155 127.8230 | 10-18 !mon | 150 | 780 | 물과 돌, 빛으로 지은 산 위의 미술관. | Water, stone and light on top of a mountain.
sogeumsan | leisure | 원주시 | 소금산 그랜드밸리 | Sogeumsan Grand Valley | 37.3660 127.8290 | 9-18 !mon | 150 | 740 | 출렁다리와 잔도, 울렁다리. | Hanging bridges and a path on the cliff.
gyeongpo | sight | 강릉시 | 경포해변과 경포호 | Gyeongpo Beach and Lake | 37.8055 128.9085 | always | 100 | 860 | 바다와 호수가 나란한 곳. | Sea and lake side by side.
anmok-coffee | food | 강릉시 | 안목해변 커피거리 | Anmok Coffee Street | 37.7715 128.9480 | 9-23 | 70 | 840 | 바다를 보며 마시는 커피. | Coffee in front of the sea.
ojukheon | culture | 강릉시 | 오죽헌 | Ojukheon | 37.7792 128.8780 | 9-18 | 70 | 680 | 검은 대나무에 둘러싸인 옛집. | An old house among black bamboo.
jeongdongjin | sight | 강릉시 | 정동진 | Jeongdongjin | 37.6900 129.0345 | always | 80 | 780 | 바다와 가장 가까운 역의 해돋이. | Sunrise at the station nearest to the sea.
chodang-tofu | food | 강릉시 | 초당순두부마을 | Chodang Tofu Village | 37.7910 128.9145 | 8-19 | 60 | 740 | 바닷물로 엉긴 순두부. | Soft tofu set with sea water.
gangneung-jungang | food | 강릉시 | 강릉 중앙시장 | Gangneung Jungang Market | 37.7540 128.8985 | 9-21 | 60 | 680 | 닭강정과 장칼국수. | Fried chicken and noodles in spicy broth.
danoje | festival | 강릉시 | 강릉단오제 | Gangneung Danoje | 37.7500 128.8990 |  | 150 | 660 | 천 년을 이어 온 단오 굿과 난장. | Rites and a fair, a thousand years old. | 5,6 ~ 해마다 음력 오월 단오 무렵 ~ around the fifth day of the fifth lunar month
seongyojang | lodging | 강릉시 | 선교장 | Seongyojang House | 37.7865 128.8850 | 9-18 | 720 | 620 | 연못가 정자의 큰 고택. 묵을 수 있습니다. | A great old house with a pond; some rooms take guests.
seoraksan | leisure | 속초시 | 설악산 소공원과 권금성 | Seoraksan, Sogongwon and Gwongeumseong | 38.1735 128.4895 | 8-18 | 180 | 920 | 케이블카로 오르는 바위 성. | Up to a rocky fort by cable car.
sokcho-market | food | 속초시 | 속초관광수산시장 | Sokcho Tourist Market | 38.2045 128.5905 | 8-22 | 70 | 820 | 닭강정과 오징어순대. | Fried chicken, and squid stuffed like sausage.
abai-village | food | 속초시 | 아바이마을 | Abai Village | 38.2010 128.5940 | 9-20 | 60 | 680 | 갯배를 당겨 건너는 실향민 마을. | A village of refugees, across by a ferry on a rope.
yeongnangho | course | 속초시 | 영랑호 둘레길 | Yeongnangho Lake Walk | 38.2180 128.5840 | always | 100 | 560 | 설악을 바라보며 도는 호수. | Around a lake, the mountains before you.
naksansa | lodging | 양양군 | 낙산사 템플스테이 | Naksansa Temple Stay | 38.1247 128.6275 |  | 720 | 760 | 동해를 굽어보는 절. | A temple above the eastern sea.
surfyy | leisure | 양양군 | 양양 서피비치 | Surfyy Beach | 38.0285 128.7170 | 9-20 | 120 | 700 | 파도 타는 사람들의 해변. | The beach of those who ride waves.
hajodae | sight | 양양군 | 하조대 | Hajodae | 38.0205 128.7300 | 6-20 | 50 | 580 | 바위 위 소나무와 등대. | A pine on a rock, and a lighthouse.
hwajinpo | sight | 고성군 | 화진포 | Hwajinpo | 38.4710 128.4370 | 9-18 | 90 | 600 | 호수와 바다 사이의 옛 별장. | Old villas between lake and sea.
unification-obs | sight | 고성군 | 고성 통일전망대 | Goseong Unification Observatory | 38.5870 128.3750 | 9-16:30 | 80 | 620 | 금강산 자락이 보이는 북쪽 끝. | The north of the east coast, with a view of Geumgangsan.
woljeongsa | lodging | 평창군 | 월정사 템플스테이 | Woljeongsa Temple Stay | 37.7317 128.5930 |  | 720 | 740 | 전나무 숲길 끝의 절. | A temple at the end of a path of firs.
daegwallyeong | leisure | 평창군 | 대관령 양떼목장 | Daegwallyeong Sheep Farm | 37.6890 128.7530 | 9-17:30 | 90 | 780 | 언덕을 따라 걷는 양 목장. | Sheep on rolling hills.
yongpyong | lodging | 평창군 | 용평리조트 | Yongpyong Resort | 37.6450 128.6805 | always | 720 | 700 | 발왕산 케이블카와 눈밭. | Slopes, and a cable car to the ridge.
ice-trout | festival | 화천군 | 화천산천어축제 | Hwacheon Sancheoneo Ice Festival | 38.1045 127.7010 | 9-18 | 180 | 760 | 언 강에 구멍을 뚫고 산천어를 낚습니다. | Trout through holes in the frozen river. | 1 ~ 해마다 1월, 얼음에 따라 ~ January, when the ice holds
goseokjeong | sight | 철원군 | 한탄강 주상절리길 | Hantangang Columnar Cliffs Walk | 38.1520 127.3020 | 9-16 !tue | 120 | 700 | 절벽에 매단 3.6킬로미터 길. | 3.6 km hung on the cliffs of a gorge.
dutayeon | course | 양구군 | 두타연 | Dutayeon | 38.2470 128.0150 | 9-17 !mon | 120 | 500 | 민간인통제선 안의 맑은 소. 미리 신청합니다. | A clear pool inside the control line; apply before.
wondae-birch | course | 인제군 | 원대리 자작나무숲 | Wondae-ri Birch Forest | 37.9870 128.2180 | 9-18 !mon,tue | 180 | 720 | 하얀 줄기 사이를 걷습니다. | A walk among white trunks.
jeongseon-market | food | 정선군 | 정선아리랑시장 | Jeongseon Arirang Market | 37.3795 128.6620 | 9-18 | 70 | 620 | 곤드레밥과 콧등치기. 오일장이 섭니다. | Thistle rice and buckwheat noodles; a fair every fifth day.
jeongseon-rail | leisure | 정선군 | 정선 레일바이크 | Jeongseon Rail Bike | 37.4650 128.7220 | 8:40-17 | 100 | 600 | 구절리에서 아우라지까지. | Down the valley on rails.
high1 | lodging | 정선군 | 하이원리조트 | High1 Resort | 37.2080 128.8300 | always | 720 | 620 | 야생화와 눈의 산 위 리조트. | A resort of wild flowers and snow.
cheongnyeongpo | sight | 영월군 | 청령포 | Cheongnyeongpo | 37.1760 128.4465 | 9-18 | 70 | 640 | 단종이 머문 강 굽이의 솔숲. | Pines in a bend of the river, where a young king was held.
mangsang | sight | 동해시 | 무릉계곡 | Mureung Valley | 37.4640 129.0110 | 9-18 | 120 | 600 | 너른 바위와 쌍폭포의 골짜기. | Wide rocks and twin falls.
dojjaebigol | leisure | 동해시 | 도째비골 스카이밸리 | Dojjaebigol Sky Valley | 37.5545 129.1190 | 10-18 !mon | 70 | 620 | 묵호 바다 위의 하늘길. | A walk in the sky above the sea.
hwanseon-cave | sight | 삼척시 | 환선굴 | Hwanseongul Cave | 37.3230 129.0180 | 8:30-17 | 110 | 620 | 산속의 큰 석회동굴. | A great cave inside the mountain.
taebaeksan-snow | festival | 태백시 | 태백산 눈축제 | Taebaeksan Snow Festival | 37.1180 128.9430 |  | 150 | 560 | 눈 조각과 상고대의 겨울. | Snow sculptures below frosted trees. | 1,2 ~ 해마다 1월 말~2월 초 ~ usually late January to early February
`,
);
