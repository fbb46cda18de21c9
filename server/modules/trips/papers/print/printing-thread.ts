import { printOrders } from '../../../../paper/printing.ts';
import { printTrip } from './sheet.ts';

printOrders(printTrip);
