import { sampleOf } from './reading.ts';

/** A sample of Gyeongnam, written for Madang. */
export const GYEONGNAM = sampleOf(
  '38',
  `
tongyeong-cable | leisure | 통영시 | 통영케이블카 | Tongyeong Cable Car | 34.8265 128.4255 | 9:30-17 | 90 | 780 | 미륵산에서 보는 한려수도. | A sea of islands from the mountain.
dongpirang | sight | 통영시 | 동피랑벽화마을 | Dongpirang Mural Village | 34.8456 128.4277 | always | 60 | 760 | 항구 언덕의 그림 골목. | Painted lanes above the harbour.
tongyeong-jungang | food | 통영시 | 통영 중앙시장 | Tongyeong Jungang Market | 34.8450 128.4250 | 7-20 | 70 | 720 | 충무김밥과 꿀빵, 활어. | Gimbap with squid, honey buns and live fish.
saryangdo | course | 통영시 | 사량도 지리망산 | Saryangdo Ridge Walk | 34.8390 128.2100 | always | 240 | 540 | 바위 능선 위의 섬 산행. | A rocky ridge on an island.
tongyeong-music | festival | 통영시 | 통영국제음악제 | Tongyeong International Music Festival | 34.8190 128.4370 |  | 150 | 560 | 바다 앞 음악당의 봄. | Spring in a concert hall by the sea. | 3,4 ~ 해마다 3월 말~4월 초 ~ usually late March to early April
oedo | leisure | 거제시 | 외도 보타니아 | Oedo Botania | 34.7690 128.7130 | 8:30-16 | 90 | 760 | 배로 가는 정원의 섬. | An island garden, reached by boat.
windy-hill | sight | 거제시 | 바람의 언덕 | Windy Hill | 34.7440 128.6630 | always | 60 | 780 | 풍차가 선 바닷가 언덕. | A windmill on a green headland.
haegeumgang | sight | 거제시 | 거제 해금강 | Geoje Haegeumgang | 34.7330 128.6870 |  | 80 | 640 | 바다에 솟은 바위섬. | Rocks that rise from the sea.
pow-camp | culture | 거제시 | 거제포로수용소유적공원 | Geoje POW Camp Park | 34.8760 128.6250 | 9-18 | 100 | 560 | 전쟁 포로의 기록과 모노레일. | The camp of the war, and a monorail.
geoje-resort | lodging | 거제시 | 거제 바다 리조트 | Geoje Seaside Resorts | 34.8440 128.7050 | always | 720 | 620 | 몽돌 바다 앞의 리조트들. | Resorts before pebble shores.
jinju-fortress | sight | 진주시 | 진주성과 촉석루 | Jinjuseong Fortress | 35.1895 128.0790 | 9-18 | 80 | 760 | 남강을 굽어보는 누각. | A pavilion above the river.
yudeung | festival | 진주시 | 진주남강유등축제 | Jinju Namgang Lantern Festival | 35.1900 128.0810 | 18-22 | 120 | 760 | 강 위에 뜨는 수만 등불. | Lanterns by the thousand on the river. | 10 ~ 해마다 10월 ~ usually October
jinju-museum | culture | 진주시 | 국립진주박물관 | Jinju National Museum | 35.1885 128.0745 | 9-18 !mon | 70 | 540 | 임진왜란을 보여 주는 박물관. | A museum of the war of 1592.
jinju-market | food | 진주시 | 진주 중앙시장 | Jinju Jungang Market | 35.1945 128.0845 | 6-20 | 60 | 580 | 육회비빔밥과 꿀빵. | Rice with raw beef, and honey buns.
jinhae-gunhangje | festival | 창원시 | 진해군항제 | Jinhae Gunhangje | 35.1530 128.6600 | always | 150 | 820 | 여좌천과 경화역의 벚꽃. | Cherry blossoms over a stream and a station. | 3,4 ~ 해마다 3월 말~4월 초 ~ late March to early April
masan-fish | food | 창원시 | 마산어시장 | Masan Fish Market | 35.2060 128.5760 | 6-21 | 70 | 600 | 아귀찜과 복국 골목. | Spicy monkfish and puffer soup.
junam | leisure | 창원시 | 주남저수지 | Junam Reservoir | 35.3090 128.6780 | always | 90 | 560 | 겨울 철새의 물가. | Winter birds on wide water.
gimhae-museum | culture | 김해시 | 국립김해박물관 | Gimhae National Museum | 35.2427 128.8735 | 9-18 !mon | 80 | 560 | 가야의 철과 유리구슬. | Iron and glass beads of Gaya.
gaya-theme | leisure | 김해시 | 가야테마파크 | Gaya Theme Park | 35.2520 128.8970 | 9:30-18 !mon | 120 | 540 | 하늘 자전거와 가야 왕궁. | A bicycle in the sky above a palace of Gaya.
hongryong-hadong | sight | 하동군 | 최참판댁 | Choe Champan House | 35.1530 127.6880 | 9-18 | 70 | 640 | 소설 토지의 마을과 너른 들. | The village of a great novel.
hwagae | food | 하동군 | 화개장터 | Hwagae Market | 35.1870 127.6240 | 9-18 | 50 | 680 | 섬진강 재첩국과 은어. | Small clams and sweetfish by the river.
ssanggyesa | lodging | 하동군 | 쌍계사 템플스테이 | Ssanggyesa Temple Stay | 35.2330 127.6490 |  | 720 | 640 | 십리벚꽃길 끝의 절. | A temple at the end of a road of cherry trees.
german-village | sight | 남해군 | 남해 독일마을 | Namhae German Village | 34.7990 128.0390 | always | 80 | 740 | 붉은 지붕과 물미해안. | Red roofs above the sea.
daraengi | sight | 남해군 | 가천 다랭이마을 | Daraengi Village | 34.7270 127.8950 | always | 70 | 720 | 바다로 내려가는 백여 계단 논. | A hundred terraces down to the sea.
boriam | sight | 남해군 | 금산 보리암 | Boriam Hermitage | 34.7530 127.9830 | 7-18 | 90 | 720 | 바위산 위의 암자와 해돋이. | A hermitage in the rocks at sunrise.
haeinsa | lodging | 합천군 | 해인사 템플스테이 | Haeinsa Temple Stay | 35.8010 128.0980 |  | 720 | 780 | 팔만대장경을 지켜 온 절. | The temple that keeps the wooden canon.
hapcheon-movie | leisure | 합천군 | 합천영상테마파크 | Hapcheon Image Theme Park | 35.5490 128.0690 | 9-18 !mon | 110 | 600 | 옛 서울 거리를 걷는 촬영장. | Streets of old Seoul for films.
upo | course | 창녕군 | 우포늪 생명길 | Upo Wetland Trail | 35.5480 128.4130 | always | 150 | 660 | 물안개와 따오기의 늪. | Mist and ibises in an old wetland.
daewonsa-valley | course | 산청군 | 대원사 계곡길 | Daewonsa Valley Trail | 35.3610 127.8210 | always | 150 | 540 | 지리산 물소리를 따라. | Along the water of Jirisan.
dongui | culture | 산청군 | 동의보감촌 | Donguibogam Village | 35.4490 127.8220 | 9-18 !mon | 100 | 560 | 한방의 기운을 받는 마을. | A village of herbal medicine.
tongdosa | lodging | 양산시 | 통도사 템플스테이 | Tongdosa Temple Stay | 35.4880 129.0650 |  | 720 | 760 | 소나무 길 너머의 불보사찰. | A great temple behind a path of pines.
miryang-arirang | festival | 밀양시 | 밀양아리랑대축제 | Miryang Arirang Festival | 35.4925 128.7555 |  | 120 | 480 | 영남루 아래의 오월. | May below an old pavilion. | 5 ~ 해마다 5월 무렵 ~ usually May
miryang-icevalley | leisure | 밀양시 | 영남알프스 얼음골케이블카 | Ice Valley Cable Car | 35.5720 128.9830 | 9-17 | 100 | 600 | 여름에도 얼음이 어는 골짜기 위로. | Above a valley with ice in summer.
sacheon-cable | leisure | 사천시 | 사천바다케이블카 | Sacheon Sea Cable Car | 34.9290 128.0540 | 10-18 | 90 | 660 | 산과 섬과 바다를 잇습니다. | From mountain to island over the sea.
goseong-dino | culture | 고성군 | 고성공룡박물관과 상족암 | Goseong Dinosaur Museum | 34.9130 128.1310 | 9-18 !mon | 110 | 620 | 바위에 찍힌 공룡 발자국. | Footprints of dinosaurs in the rocks.
changwon-mall | shopping | 창원시 | 창동예술촌 | Changdong Art Village | 35.2085 128.5760 | 11-20 | 70 | 480 | 공방과 헌책방의 골목. | Lanes of workshops and old books.
`,
);
