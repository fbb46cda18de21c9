import { printOrders } from '../../../../paper/printing.ts';
import { printTickets } from './sheet.ts';

printOrders(printTickets);
