/** The server's own schemas, as types only. */
export type {
  AdminRoom,
  ArrivedView as Arrived,
  EntryView as Entry,
  RoomBody,
  RoomView as Room,
  VisitView as Visit,
  WorkTask,
} from '../../../server/modules/waiting-room/schemas.ts';
