import { dayInWords } from '../ledger/acts/act-days.ts';
import { workingDaysToReply } from './commentary.ts';

type Letter = { subject: string; text: string };
const paragraphs = (...texts: string[]) => texts.join('\n\n');

/** To the authority: what the department means to publish of its figures, and until when it may reply. `{baseUrl}` is filled in when it is sent. */
export function commentaryLetter(areaName: string, id: string, replyBy: string, again: boolean): Letter {
  return {
    subject: `Reply by ${dayInWords(replyBy)}: what is to be published about ${areaName}`,
    text: paragraphs(
      again
        ? `The department has replaced the commentary that it means to publish beside the figures of ${areaName}. A reply to the one before does not count for it.`
        : `The department means to publish a commentary beside the figures of ${areaName}.`,
      `You have ${workingDaysToReply} working days to reply, until the end of ${dayInWords(replyBy)}. Your reply is published beside the commentary, unedited.`,
      'Without a reply the commentary is published with the words “no reply received”.',
      `Read it and reply: {baseUrl}/reporting/replies/${id}`,
    ),
  };
}

/** To the authority, once, when three working days are left and nobody has replied. */
export function replyReminder(areaName: string, id: string, replyBy: string): Letter {
  return {
    subject: `No reply yet: what is to be published about ${areaName}`,
    text: paragraphs(
      `Nobody has replied to the department’s commentary on the figures of ${areaName}. You can until the end of ${dayInWords(replyBy)}.`,
      'Without a reply it is published with the words “no reply received”.',
      `Read it and reply: {baseUrl}/reporting/replies/${id}`,
    ),
  };
}

/** To the officials: the authority has replied. */
export function repliedLetter(areaName: string, of: { collectionId: string; areaCode: string }): Letter {
  return {
    subject: `${areaName} has replied to your commentary`,
    text: paragraphs(
      `${areaName} has replied to the commentary on its figures. The reply is published beside it with the next release, at the latest after five working days, and nobody can edit it.`,
      `Read it: {baseUrl}/monitor/returns/${of.collectionId}/${of.areaCode}/commentary`,
    ),
  };
}
