/** How a line looks: colour, dash and marker, so that no line is told by its colour alone. */
export type LineStyle = { colour: string; dash: string | undefined; marker: string };

/** Markers as paths around (0, 0): circle, square, triangle, diamond, cross, bar. */
const markers = [
  'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z',
  'M-4.5,-4.5H4.5V4.5H-4.5Z',
  'M0,-6L5.5,4.5H-5.5Z',
  'M0,-6L6,0L0,6L-6,0Z',
  'M-5.5,-2H-2V-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5Z',
  'M-2,-6H2V6H-2Z',
] as const;

const colours = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const;
const dashes = [undefined, '10 4', '3 4', '12 4 3 4', '6 3', '16 3'] as const;

/** The six styles; the fifth is England’s and the sixth the neighbours’ on every chart. */
export const lineStyles: readonly LineStyle[] = colours.map((colour, index) => ({
  colour,
  dash: dashes[index],
  marker: markers[index]!,
}));

/** Outlines of hollow bars from the third on: in grey two hollow bars with whole outlines are one. */
const outlines = [undefined, undefined, '6 3', '2 2'] as const;

export type BarLook = { fill: string; stroke: string; strokeDasharray?: string };

/** How bars look: the first of a period filled, the others hollow with outlines of their own, so that none is told by its colour alone. */
export function barLook(style: number, at: number): BarLook {
  const { colour } = lineStyles[style]!;
  const outline = outlines[at];
  return { fill: at === 0 ? colour : '#ffffff', stroke: colour, ...(outline ? { strokeDasharray: outline } : {}) };
}
