import type { Confidence } from './ledger.ts';

/** A programme that tests or rolls out reforms, with the areas that take part. */
export type Programme = {
  id: string;
  position: number;
  name: string;
  wave: number | null;
  announcedOn: string | null;
  startText: string | null;
  endText: string | null;
  tests: string[];
  /** Statements of money as read: they overlap and are never added up. */
  funding: { text: string; confidence: Confidence }[];
  note: string | null;
  sources: string[];
  confidence: Confidence;
  madeUp: boolean;
  areas: {
    code: string;
    name: string;
    startsOn: string | null;
    endsOn: string | null;
    note: string | null;
    confidence: Confidence | 'by-elimination' | 'not-confirmed';
  }[];
};
