import { sampleOf } from './reading.ts';

/** A sample of Chungnam, written for Madang. */
export const CHUNGNAM = sampleOf(
  '34',
  `
gongsanseong | sight | 공주시 | 공산성 | Gongsanseong Fortress | 36.4628 127.1268 | 9-18 | 90 | 760 | 금강을 낀 백제의 산성. | A fortress of Baekje above the river.
muryeong | sight | 공주시 | 무령왕릉과 왕릉원 | Tomb of King Muryeong | 36.4610 127.1130 | 9-18 | 70 | 700 | 벽돌로 쌓은 왕의 무덤. | A king’s tomb of brick.
gongju-museum | culture | 공주시 | 국립공주박물관 | Gongju National Museum | 36.4655 127.1125 | 9-18 !mon | 80 | 580 | 무령왕릉의 보물을 봅니다. | The treasures of the tomb.
magoksa | lodging | 공주시 | 마곡사 템플스테이 | Magoksa Temple Stay | 36.5590 127.0120 |  | 720 | 640 | 봄이 곱다는 태극천의 절. | A temple by a stream, loveliest in spring.
gongju-bam | food | 공주시 | 공주산성시장 | Gongju Sanseong Market | 36.4590 127.1240 | 9-19 | 50 | 540 | 밤빵과 칼국수. | Chestnut buns and noodles.
baekje-festival | festival | 부여군 | 백제문화제 | Baekje Cultural Festival | 36.2830 126.9110 |  | 120 | 560 | 부여와 공주에서 여는 백제의 가을. | Baekje comes back in autumn. | 9,10 ~ 해마다 9월 말~10월 초 ~ late September to early October
gungnamji | sight | 부여군 | 궁남지 | Gungnamji Pond | 36.2695 126.9125 | always | 70 | 700 | 연꽃이 덮는 백제의 연못. | A pond of Baekje under lotus.
busosanseong | course | 부여군 | 부소산성과 낙화암 | Busosanseong and Nakhwaam | 36.2875 126.9130 | 9-18 | 100 | 660 | 솔숲을 지나 강가 절벽까지. | Through pines to the cliff above the river.
jeongnimsa | culture | 부여군 | 정림사지와 박물관 | Jeongnimsa Temple Site | 36.2793 126.9135 | 9-18 | 60 | 580 | 빈터에 홀로 선 오층석탑. | One pagoda on an empty ground.
daecheon-beach | sight | 보령시 | 대천해수욕장 | Daecheon Beach | 36.3060 126.5155 | always | 100 | 800 | 조개껍데기 고운 모래의 긴 해변. | A long beach of ground shells.
mud-festival | festival | 보령시 | 보령머드축제 | Boryeong Mud Festival | 36.3075 126.5165 | 10-18 | 180 | 820 | 온몸에 진흙을 바르는 여름. | A summer covered in mud. | 7,8 ~ 해마다 7월 말~8월 초 ~ usually late July to early August
oeam | lodging | 아산시 | 외암민속마을 | Oeam Folk Village | 36.7310 127.0150 | 9-18 | 720 | 640 | 돌담과 초가의 마을. 민박을 합니다. | Stone walls and thatch; some houses take guests.
hyeonchungsa | sight | 아산시 | 현충사 | Hyeonchungsa Shrine | 36.8065 127.0290 | 9-18 !mon | 90 | 600 | 이순신 장군을 모신 뜰. | The shrine of Admiral Yi Sun-sin.
onyang-spa | leisure | 아산시 | 온양온천 | Onyang Hot Springs | 36.7805 127.0020 | 6-20 | 120 | 560 | 임금도 쉬어 간 온천. | The springs where kings rested.
independence-hall | culture | 천안시 | 독립기념관 | Independence Hall of Korea | 36.7838 127.2232 | 9:30-18 !mon | 150 | 720 | 겨레의 집과 단풍나무 길. | The story of independence, and a path of maples.
byeongcheon-sundae | food | 천안시 | 병천순대거리 | Byeongcheon Sundae Street | 36.7600 127.3000 | 9-21 | 60 | 640 | 아우내장터의 순댓국. | Blood sausage soup at an old market.
anmyeondo | sight | 태안군 | 안면도 꽃지해수욕장 | Kkotji Beach | 36.4990 126.3350 | always | 90 | 780 | 할미 할아비 바위의 노을. | Sunset between two rocks.
cheollipo | leisure | 태안군 | 천리포수목원 | Cheollipo Arboretum | 36.7990 126.1500 | 9-18 | 100 | 680 | 바닷가의 목련 수목원. | Magnolias by the sea.
sinduri | course | 태안군 | 신두리 해안사구 | Sinduri Dunes | 36.8450 126.1980 | 9-18 | 80 | 600 | 모래언덕 위 나무 길. | Boardwalks over dunes.
haemi | sight | 서산시 | 해미읍성 | Haemieupseong Fortress | 36.7130 126.5490 | 5-21 | 70 | 640 | 너른 잔디의 평지 읍성. | A walled town with wide lawns.
ganwolam | sight | 서산시 | 간월암 | Ganworam Hermitage | 36.6040 126.4110 |  | 50 | 600 | 물이 들면 섬이 되는 암자. | A hermitage that becomes an island. |  ~ 물때를 확인 ~ check the tide
yesan-market | food | 예산군 | 예산시장 | Yesan Market | 36.6800 126.8490 | 10-21 | 70 | 720 | 장터 마당에서 구워 먹는 시장. | A market with a court to grill and eat in.
sudeoksa | lodging | 예산군 | 수덕사 템플스테이 | Sudeoksa Temple Stay | 36.6630 126.6220 |  | 720 | 640 | 고려의 대웅전이 선 절. | A temple with a hall of Goryeo.
geumsan-ginseng | shopping | 금산군 | 금산인삼시장 | Geumsan Ginseng Market | 36.1050 127.4900 | 8-18 | 70 | 560 | 인삼 튀김 냄새가 나는 큰 약재 시장. | Ginseng, also fried.
nat-ecology | leisure | 서천군 | 국립생태원 | National Institute of Ecology | 36.0330 126.7200 | 9:30-18 !mon | 150 | 640 | 다섯 기후를 걷는 온실. | Five climates under glass.
`,
);
