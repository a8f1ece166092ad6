/** How the limits of a figure are worked out; a metric names one. */
export type IntervalMethod = 'wilson-95' | 'byar-95' | 'none';

type Described = { name: string; text: string; source: string };

/** The methods of intervals in words. */
export const intervalMethods: Record<IntervalMethod, Described> = {
  'wilson-95': {
    name: 'Wilson’s score interval, 95%',
    text: 'For percentages: from the percentage and the published number it is a share of.',
    source: 'Wilson (1927); Newcombe (1998), method 3',
  },
  'byar-95': {
    name: 'Byar’s interval, 95%, exact below 10',
    text: 'For rates: from the published count, or else the published rate times the population it is made from.',
    source: 'Breslow and Day (1987), volume II, page 69; Garwood (1936) below 10',
  },
  none: {
    name: 'No interval',
    text: 'For counts, money, posts and what is worked out from two published rates: no method fits.',
    source: 'A decision of this project',
  },
};

/** How places are laid side by side at one period, in words. */
export const funnelMethod: Described = {
  name: 'Funnel limits, 95% and 99.8%',
  text:
    'Around England’s figure, by the size of a place, and as wide as places usually differ: an additive random-effects model ' +
    'from winsorised distances, on the inverse sine scale for percentages and the square-root scale for rates. From ten places on.',
  source: 'Spiegelhalter (2005), Stat Med 24:1185 and Qual Saf Health Care 14:347; Spiegelhalter et al (2012)',
};

/**
 * Which methods a release went out with. A release keeps the version it was prepared under, so what was once cited
 * reads the same for ever; a change of method is a new version with a note.
 */
export type MethodSet = {
  version: string;
  intervals: boolean;
  /** The usual range of a place's own past. */
  ownRange: boolean;
  /** The limits in which places of a size usually lie around England's figure. */
  funnel: boolean;
  /** An activity measure stands with its counter-metric in every form. */
  pairs: boolean;
  /** That a usual range begins again from a period on, where somebody said so and why. */
  restarts: boolean;
  /** Drawings mark provisional figures, and where a place grew by a merger. */
  marks: boolean;
  /** Pairs stand on maps, on the variation between places and on scorecards too. */
  pairsEverywhere: boolean;
  note: string;
};

export const methodSets: readonly MethodSet[] = [
  {
    version: '1',
    intervals: false,
    ownRange: false,
    funnel: false,
    pairs: false,
    restarts: false,
    marks: false,
    pairsEverywhere: false,
    note: 'Figures as published, without intervals: nothing is called higher or lower.',
  },
  {
    version: '2',
    intervals: true,
    ownRange: false,
    funnel: false,
    pairs: false,
    restarts: false,
    marks: false,
    pairsEverywhere: false,
    note: 'Intervals for percentages and rates; a place is higher or lower than England only where its interval says so.',
  },
  {
    version: '3',
    intervals: true,
    ownRange: true,
    funnel: false,
    pairs: false,
    restarts: false,
    marks: false,
    pairsEverywhere: false,
    note: 'As version 2, and the usual range of a place’s own past from ten figures on (an XmR control chart).',
  },
  {
    version: '4',
    intervals: true,
    ownRange: true,
    funnel: true,
    pairs: false,
    restarts: false,
    marks: false,
    pairsEverywhere: false,
    note: 'As version 3, and the range in which places of a size usually lie around England’s figure (funnel limits).',
  },
  {
    version: '5',
    intervals: true,
    ownRange: true,
    funnel: true,
    pairs: true,
    restarts: false,
    marks: false,
    pairsEverywhere: false,
    note: 'As version 4, and an activity measure stands with its counter-metric in every figure, table and file.',
  },
  {
    version: '6',
    intervals: true,
    ownRange: true,
    funnel: true,
    pairs: true,
    restarts: true,
    marks: false,
    pairsEverywhere: false,
    note: 'As version 5, and a usual range that begins again from a period on, with its stated reason.',
  },
  {
    version: '7',
    intervals: true,
    ownRange: true,
    funnel: true,
    pairs: true,
    restarts: true,
    marks: true,
    pairsEverywhere: false,
    note: 'As version 6, and drawings mark provisional figures and where a place grew by a merger.',
  },
  {
    version: '8',
    intervals: true,
    ownRange: true,
    funnel: true,
    pairs: true,
    restarts: true,
    marks: true,
    pairsEverywhere: true,
    note: 'As version 7, and an activity measure stands with its counter-metric on maps, variation and scorecards too.',
  },
];

/** The version new releases are prepared under. */
export const currentMethods = methodSets.at(-1)!;

/** The methods of this version; of a version not known here, the current ones. */
export function methodsOf(version: string): MethodSet {
  return methodSets.find((each) => each.version === version) ?? currentMethods;
}

/** The interval method a metric names; a name not known here means none. */
export function intervalMethodOf(name: string): IntervalMethod {
  return name in intervalMethods ? (name as IntervalMethod) : 'none';
}
