/** Where on its promise's page a row of the ledger stands: the list of changes leads to it by the row's own id. */
export const rowAnchor = (id: string) => `row-${id}`;
