import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type TableHeadCell = {
  text: ReactNode;
  format?: 'numeric';
  classes?: string;
  colSpan?: number;
  rowSpan?: number;
  attributes?: Attributes;
};
/** `plain`: no header although it comes first, because the row's header stands in the row above (`rowSpan`). */
export type TableCell = TableHeadCell & { plain?: boolean };

export type TableProps = {
  /** Every table has one. */
  caption: ReactNode;
  captionClasses?: string;
  head?: readonly TableHeadCell[];
  rows: readonly (readonly TableCell[])[];
  firstCellIsHeader?: boolean;
  classes?: string;
  attributes?: Attributes;
};

export function Table({ caption, captionClasses, head, rows, firstCellIsHeader, classes, attributes }: TableProps) {
  return (
    <table className={classNames('govuk-table', classes)} {...attributes}>
      {caption && <caption className={classNames('govuk-table__caption', captionClasses)}>{caption}</caption>}
      {head && (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((cell, index) => (
              <th
                key={index}
                scope="col"
                className={classNames(
                  'govuk-table__header',
                  cell.format && `govuk-table__header--${cell.format}`,
                  cell.classes,
                )}
                colSpan={cell.colSpan}
                rowSpan={cell.rowSpan}
                {...cell.attributes}
              >
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody className="govuk-table__body">
        {rows.map((row, index) => (
          <tr key={index} className="govuk-table__row">
            {row.map((cell, column) => (
              <Cell key={column} cell={cell} isHeader={column === 0 && firstCellIsHeader === true && !cell.plain} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, isHeader }: { cell: TableCell; isHeader: boolean }) {
  const { text, format, classes, colSpan, rowSpan, attributes } = cell;
  if (isHeader) {
    return (
      <th
        scope="row"
        className={classNames('govuk-table__header', classes)}
        colSpan={colSpan}
        rowSpan={rowSpan}
        {...attributes}
      >
        {text}
      </th>
    );
  }
  return (
    <td
      className={classNames('govuk-table__cell', format && `govuk-table__cell--${format}`, classes)}
      colSpan={colSpan}
      rowSpan={rowSpan}
      {...attributes}
    >
      {text}
    </td>
  );
}
