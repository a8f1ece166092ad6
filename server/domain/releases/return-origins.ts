/** Where figures of returns come from, with the label shown beside each of them. */
export const returnOrigins = [
  {
    id: 'return',
    label: 'management information',
    source: 'Return of the local authority, signed off by it and accepted by the department',
    method: 'As returned; counts in the range of the metric’s disclosure rule are hidden.',
    inputs: null,
    url: null,
  },
  {
    id: 'return-made-up',
    label: 'made-up example',
    source: 'Made-up return of a made-up council',
    method: 'Invented to show how the service works. It says nothing about any place.',
    inputs: null,
    url: null,
  },
] as const;

/** The origin of a return's figures. */
export function originOfReturn(madeUp: boolean): string {
  return madeUp ? 'return-made-up' : 'return';
}
