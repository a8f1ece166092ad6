/** How a tile looks: its ground, its letter's colour, and its edge. Letters tell kinds apart; shades help. */
export type TileLook = { fill: string; ink: string; dash?: string };

const ink = '#0b0c0c';
const white = '#ffffff';

/** Of the rollout's states and of a metric's bands: each letter keeps 4.5 to 1 on its ground, each edge 3 to 1 on the page. */
export const tileLooks: Record<string, TileLook> = {
  live: { fill: '#00573d', ink: white },
  'in-design': { fill: '#1d70b8', ink: white },
  'not-started': { fill: '#f3f2f1', ink },
  'not-being-implemented': { fill: '#801650', ink: white },
  waiting: { fill: '#ffdd00', ink },
  higher: { fill: '#12436d', ink: white },
  similar: { fill: '#dde4ea', ink },
  lower: { fill: '#f4a26b', ink },
  'cannot-say': { fill: white, ink },
  suppressed: { fill: '#505a5f', ink: white },
  'no-number': { fill: '#f3f2f1', ink, dash: '4 3' },
  'not-reported': { fill: white, ink, dash: '4 3' },
};

export const tileEdge = '#505a5f';
