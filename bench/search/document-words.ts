/** A word in both languages. */
export interface Word {
  readonly ko: string;
  readonly en: string;
}

/** The most frequent first: the generator counts on it. */
const words = (text: string): readonly Word[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((pair) => {
      const [ko = '', ...en] = pair.split(' ');
      return { ko, en: en.join(' ') };
    });

export const PLACES = words(`
서울 Seoul, 부산 Busan, 강릉 Gangneung, 경주 Gyeongju, 전주 Jeonju, 여수 Yeosu, 속초 Sokcho, 대구 Daegu, 인천 Incheon,
대전 Daejeon, 광주 Gwangju, 수원 Suwon, 춘천 Chuncheon, 통영 Tongyeong, 해운대 Haeundae, 제주 Jeju, 울산 Ulsan,
포항 Pohang, 안동 Andong, 남원 Namwon, 목포 Mokpo, 군산 Gunsan, 순천 Suncheon, 담양 Damyang, 보성 Boseong, 거제 Geoje,
남해 Namhae, 진주 Jinju, 밀양 Miryang, 양양 Yangyang, 평창 Pyeongchang, 정선 Jeongseon, 태백 Taebaek, 동해 Donghae,
삼척 Samcheok, 울릉도 Ulleungdo, 서귀포 Seogwipo, 성산 Seongsan, 애월 Aewol, 한라산 Hallasan, 설악산 Seoraksan,
지리산 Jirisan, 북촌 Bukchon, 명동 Myeongdong, 홍대 Hongdae, 이태원 Itaewon, 강남 Gangnam, 잠실 Jamsil, 성수동 Seongsu,
을지로 Euljiro, 광장시장 Gwangjang market, 남대문 Namdaemun, 동대문 Dongdaemun, 경복궁 Gyeongbokgung, 창덕궁 Changdeokgung,
가평 Gapyeong, 양평 Yangpyeong, 파주 Paju, 강화도 Ganghwado, 을왕리 Eurwangni, 월미도 Wolmido, 송도 Songdo, 태안 Taean,
서산 Seosan, 공주 Gongju, 부여 Buyeo, 단양 Danyang, 충주 Chungju, 제천 Jecheon, 문경 Mungyeong, 영주 Yeongju`);

export const THINGS = words(`
여행 trip, 숙소 stay, 커피 coffee, 맛집 restaurant, 이용권 pass, 공연 show, 바다 sea, 가방 bag, 한옥 hanok, 펜션 pension,
호텔 hotel, 산책 walk, 축제 festival, 전시 exhibition, 체험 workshop, 시장 market, 카페 cafe, 빵집 bakery, 국수 noodles,
김치 kimchi, 감귤 tangerine, 딸기 strawberry, 한우 beef, 갈비 ribs, 회 sashimi, 전복 abalone, 오징어 squid, 떡볶이 tteokbokki,
만두 dumplings, 비빔밥 bibimbap, 냉면 cold noodles, 막걸리 makgeolli, 녹차 green tea, 꿀 honey, 인삼 ginseng, 한과 sweets,
운동화 sneakers, 셔츠 shirt, 원피스 dress, 모자 hat, 우산 umbrella, 텐트 tent, 침낭 sleeping bag, 등산화 boots, 자전거 bicycle,
캠핑장 campsite, 수영장 pool, 온천 spa, 스키장 ski resort, 서핑 surfing, 낚시 fishing, 요트 yacht, 케이블카 cable car,
유람선 cruise, 기차표 train ticket, 렌터카 rental car, 게스트하우스 guesthouse, 박물관 museum, 미술관 gallery, 도서관 library,
수목원 arboretum, 동물원 zoo, 놀이공원 theme park, 야구장 ballpark, 연극 play, 뮤지컬 musical, 콘서트 concert, 사진전 photo show,
도자기 pottery, 목공 woodwork, 향수 perfume, 비누 soap, 초콜릿 chocolate, 아이스크림 ice cream, 노트북 laptop, 스마트폰 phone,
이어폰 earphones, 충전기 charger, 카메라 camera, 드론 drone, 책상 desk, 의자 chair, 조명 lamp, 화분 plant, 이불 quilt,
베개 pillow, 냄비 pot, 프라이팬 pan, 접시 plate, 찻잔 teacup`);

export const QUALITIES = words(`
따뜻한 warm, 새로운 new, 조용한 quiet, 맛있는 tasty, 작은 small, 특별한 special, 편안한 cosy, 아름다운 beautiful, 시원한 cool,
깨끗한 clean, 가까운 near, 오래된 old, 신선한 fresh, 가벼운 light, 든든한 hearty, 달콤한 sweet, 매콤한 spicy, 푸른 blue,
하얀 white, 붉은 red, 느긋한 slow, 즐거운 merry, 튼튼한 sturdy, 저렴한 cheap, 고급스러운 fine, 소박한 plain, 화려한 gorgeous,
넓은 wide, 포근한 soft, 향긋한 fragrant, 바삭한 crisp, 쫄깃한 chewy, 부드러운 smooth, 고요한 still, 반짝이는 sparkling`);

export const OPENINGS = words(`
주말 weekend, 가족 family, 할인 sale, 단독 exclusive, 당일 day, 봄 spring, 여름 summer, 가을 autumn, 겨울 winter, 신상 brand-new,
예약 booked, 한정 limited, 무료 free, 첫눈 first-snow, 연말 year-end, 새벽 dawn, 야간 night, 둘이서 for two, 혼자 solo`);

/** What texts are made of besides places and things. */
export const TALK = words(`
있는, 하는, 그리고, 함께, 좋은, 많은, 가장, 바로, 모든, 우리, 사람들이, 하루를, 즐길, 만나는, 걷기, 찾는, 보는, 느낄, 준비한, 드립니다,
포함합니다, 가능합니다, 좋습니다, 예약하면, 도착하면, 출발해, 천천히, 아이와, 친구와, 부모님과, 아침에, 저녁까지, 오전, 오후, 매일, 휴일에도,
무료로, 할인된, 직접, 정성껏, 만든, 고른, 키운, 구운, 끓인, 신선하게, 배송합니다, 교환할, 환불은, 수량이, 정해져, 있습니다, 선착순으로,
마감됩니다, 주차장과, 화장실이, 가까이에, 대중교통으로, 버스로, 지하철로, 십오분, 한시간, 거리에, 전망이, 창밖으로, 노을을, 별빛을, 물소리를,
들으며, 쉬어가는, 시간을, 선물합니다, 추천합니다, 인기입니다, 전통을, 이어온, 장인의, 손맛이, 살아있는, 계절마다, 다른, 색으로, 물드는, 골목을,
돌아보고, 사진을, 남기고, 기념품을, 고르는, 재미가, 쏠쏠합니다, 처음이라도, 안내를, 받으며, 안전하게, 배울수, 어린이는, 보호자와, 참여해야, 합니다`);
