type Region = { code: string; name: string } | null;

/** Where each region lies, roughly, in columns from the west and rows from the north. Others follow below. */
const placeOf: Record<string, { column: number; row: number }> = {
  E12000001: { column: 1, row: 0 },
  E12000002: { column: 0, row: 1 },
  E12000003: { column: 1, row: 1 },
  E12000005: { column: 0, row: 2 },
  E12000004: { column: 1, row: 2 },
  E12000006: { column: 2, row: 2 },
  E12000009: { column: 0, row: 3 },
  E12000008: { column: 1, row: 3 },
  E12000007: { column: 2, row: 3 },
};

/** Places by their region, each region with its name and where it lies on a map of tiles. */
export function byRegion<Item extends { region: Region }>(items: readonly Item[]) {
  const regions = [...new Map(items.map(({ region }) => [region?.code ?? '', region])).values()];
  return regions.map((region, at) => ({
    name: region?.name ?? 'No region',
    ...(placeOf[region?.code ?? ''] ?? { column: 0, row: 4 + at }),
    items: items.filter((item) => item.region?.code === region?.code),
  }));
}
