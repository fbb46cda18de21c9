import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TourFields = Record<string, unknown>;
/** Answers in the place of the server; `false`: the server answers as usual. */
export type Mischief = (query: URLSearchParams, reply: ServerResponse, request: IncomingMessage) => unknown;

/** An item as the national tourism data has it: all values are texts. */
export const tourItem = (contentid: number, fields: TourFields = {}): TourFields => ({
  ...{ contentid: String(contentid), contenttypeid: '12', title: `관광지 ${contentid}` },
  ...{ addr1: '서울특별시 종로구 사직로 161', addr2: '(세종로)', areacode: '1', sigungucode: '23' },
  ...{ cat1: 'A02', cat2: 'A0201', cat3: 'A02010100', createdtime: '20200101000000' },
  ...{
    firstimage: `http://tong.visitkorea.or.kr/cms/${contentid}.jpg`,
    firstimage2: '',
    cpyrhtDivCd: 'Type3',
  },
  ...{ mapx: '126.9769930325', mapy: '37.5788222356', mlevel: '6', modifiedtime: '20260101000000' },
  ...{ showflag: '1', tel: '02-3700-3900', zipcode: '03045', lDongRegnCd: '11', lDongSignguCd: '110' },
  ...fields,
});

export interface TourServer {
  readonly url: string;
  /** What the list holds; may be changed. */
  items: TourFields[];
  /** How it misbehaves from now on; null: not at all. */
  mischief: Mischief | null;
  /** The queries so far. */
  readonly asked: URLSearchParams[];
  stop(): Promise<void>;
}

/** A server that speaks the format of the national tourism data, well and as badly as it is told to. */
export async function startTourServer(items: TourFields[]): Promise<TourServer> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, reply) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(query);
    if (known.mischief && known.mischief(query, reply, request) !== false) return;
    if (!pathname.endsWith('/areaBasedSyncList2')) return send(reply, 404, 'text/plain', 'Unexpected errors');
    if (query.get('serviceKey') !== 'test+key==') return refuse(reply, '30');
    const [page, rows] = [Number(query.get('pageNo')), Number(query.get('numOfRows'))];
    const item = known.items.slice((page - 1) * rows, page * rows);
    sendList(reply, item, known.items.length, { numOfRows: rows, pageNo: page });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const known: TourServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/B551011/KorService2`,
    ...{ items, mischief: null, asked },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return known;
}

export function send(reply: ServerResponse, status: number, type: string, text: string): void {
  reply.writeHead(status, { 'content-type': type }).end(text);
}

/** A list as it is sent: without items there stands an empty text. */
export function sendList(
  reply: ServerResponse,
  item: readonly TourFields[],
  totalCount: number,
  more: TourFields = {},
): void {
  const body = { items: item.length === 0 ? '' : { item }, totalCount, ...more };
  const header = { resultCode: '0000', resultMsg: 'OK' };
  send(reply, 200, 'application/json', JSON.stringify({ response: { header, body } }));
}

/** Trouble as the portal tells it: in XML, with status 200. */
export function refuse(reply: ServerResponse, code: string): void {
  send(
    reply,
    200,
    'text/xml',
    `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>X</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`,
  );
}
