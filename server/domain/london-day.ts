import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** The day it is in London at this moment, as `YYYY-MM-DD`: what *today* means everywhere in the service. */
export function londonDay(now: Date): string {
  return format(new TZDate(now.getTime(), 'Europe/London'), 'yyyy-MM-dd');
}
