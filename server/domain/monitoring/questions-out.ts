import { differenceInCalendarDays, parseISO } from 'date-fns';
import { londonDay } from '../london-day.ts';
import { type QueryMessage, unanswered } from '../returns/steps.ts';

type Message = QueryMessage & { returnId: string; latest: number; collection: string; area: string; areaName: string };

/** A question an authority has not answered, and for how many days it waits. */
export type QuestionOut = { collection: string; area: string; areaName: string; metric: string; days: number };

/**
 * The questions that wait for an answer, the longest waiting first.
 * @param messages of returns with an open question
 * @param today `YYYY-MM-DD` in London
 */
export function questionsOut(messages: readonly Message[], today: string): QuestionOut[] {
  const returns = groupedByReturn(messages);
  return [...returns.values()]
    .flatMap((own) => {
      const open = new Set(unanswered([...own], own[0]?.latest ?? 0));
      return [...open].flatMap((thread) => {
        const asked = own.filter((message) => message.thread === thread && message.actorRole === 'official').at(-1);
        if (!asked) return [];
        const { collection, area, areaName, metric } = asked;
        const days = differenceInCalendarDays(parseISO(today), parseISO(londonDay(new Date(asked.at))));
        return [{ collection, area, areaName, metric, days }];
      });
    })
    .sort((a, b) => b.days - a.days);
}

function groupedByReturn(messages: readonly Message[]): Map<string, Message[]> {
  const groups = new Map<string, Message[]>();
  for (const message of messages) groups.set(message.returnId, [...(groups.get(message.returnId) ?? []), message]);
  return groups;
}
