import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../../ui/use-room.ts';
import { useBoard } from './board/board-context.ts';
import { frameClass, NarrowBoard, useShownDay, WideBoard } from './board/board-view.tsx';
import { DragArea } from './board/drag.tsx';
import { DraggedCard } from './board/item-card.tsx';
import { Newcomer } from './board/newcomer.tsx';
import { planOf } from './board/plan.ts';
import { PlanMap } from './board/plan-map.tsx';
import { PlanPrint } from './board/plan-print.tsx';
import { Toolbar } from './board/toolbar.tsx';
import { useMapShown } from './board/use-map-shown.ts';
import { Workbench } from './board/workbench.tsx';
import { addDay } from './items/new-entry.ts';
import type { TripDocument, UsedTrip } from './store/index.ts';
import { TripGate } from './trip-gate.tsx';

const route = getRouteApi('/trips/$tripId');

/** The plan of a trip: its days, their stops, and the map beside them. */
export function WorkspacePage() {
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} wide>
      {(trip, document) => <Workspace trip={trip} document={document} />}
    </TripGate>
  );
}

function Workspace({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const plan = planOf(document);
  return (
    <Workbench trip={trip} document={document} plan={plan}>
      <Layout />
    </Workbench>
  );
}

function Layout() {
  const { t } = useTranslation();
  const room = useRoom();
  const { trip, plan, moves } = useBoard();
  const [isMapShown, showMap] = useMapShown();
  const [shown, show] = useShownDay(plan.days.map(({ id }) => id));
  const isDesk = room === 'desk';
  const isEmpty = plan.ideas.length === 0 && plan.days.every(({ items }) => items.length === 0);
  const append = () => {
    const day = addDay();
    trip.edit([day]);
    show(day.id);
  };
  return (
    <>
      <Toolbar trip={trip} isMapShown={isDesk ? isMapShown : null} onMap={showMap} />
      {isEmpty && trip.canEdit && <Newcomer />}
      <div className={frameClass(isDesk && isMapShown)}>
        <div className="min-w-0">
          <DragArea plan={plan} onDrop={moves.move} preview={(item) => <DraggedCard item={item} />}>
            {isDesk ? (
              <WideBoard onAddDay={append} />
            ) : (
              <NarrowBoard shown={shown} onShow={show} onAddDay={append} />
            )}
          </DragArea>
          {isDesk && trip.canEdit && (
            <p className="text-sm text-faint print:hidden">{t('trips.board.keys')}</p>
          )}
        </div>
        {isDesk && isMapShown && (
          <div className="sticky top-24 h-[calc(100dvh-8rem)] overflow-hidden rounded-3xl border border-line print:hidden">
            <PlanMap className="size-full" />
          </div>
        )}
      </div>
      <PlanPrint />
    </>
  );
}
