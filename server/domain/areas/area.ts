export type AreaLevel = 'national' | 'region' | 'sub-region' | 'local-authority';

/** A place by its GSS code. Codes `T` + 8 digits are made up, and kept apart from all real figures. */
export type Area = {
  code: string;
  level: AreaLevel;
  name: string;
  dfeCode: string | null;
  kind: string | null;
  regionCode: string | null;
  validFrom: string | null;
  validTo: string | null;
  successorCode: string | null;
  madeUp: boolean;
  confidence: 'source' | 'recall';
  inspection: Inspection | null;
};

/** Ofsted's last overall grade before overall grades ended in April 2026. */
export type Inspection = {
  lastOverallBeforeApril2026: string;
  inspectedOn: string;
  publishedOn: string;
  leaders: string | null;
  /** How the grade is to be shown, and what the list does not hold. */
  note?: string;
};

/** Children aged 0 to 17 in the middle of a year. */
export type Population = { areaCode: string; year: number; children: number; source: string };

/** One of an area's ten statistical neighbours. */
export type Neighbour = { areaCode: string; rank: number; neighbourCode: string; closeness: string; model: string };

export const england = 'E92000001';
