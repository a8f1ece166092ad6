/** How the fields of a return's form are called: in the page that shows them and in the action that reads them. */

type Placed = { metric: string; breakdown: string };

/** The field for one cell of a figure: `value/fh_open_families/age:under-1`. */
export const fieldName = (cell: string, { metric, breakdown }: Placed) => `${cell}/${metric}/${breakdown}`;

/** The id of that field: what an error summary links to. */
export const fieldId = (cell: string, { metric, breakdown }: Placed) =>
  `${metric}-${breakdown}-${cell}`.replaceAll(':', '-');

/** Figure and cell of a field's name; null where it is no field of a figure. */
export function placeIn(name: string): (Placed & { cell: string }) | null {
  const [, cell = '', metric = '', breakdown = ''] = /^([a-z]+)\/([^/]+)\/([^/]+)$/.exec(name) ?? [];
  return cell ? { cell, metric, breakdown } : null;
}
