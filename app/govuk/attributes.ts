/** Further HTML attributes of an element: `data-…`, `aria-…`, `lang`. Never `style`: the pages' policy refuses it. */
export type Attributes = { readonly [name: string]: string | number | boolean | undefined } & { style?: never };

/** Class names in one string, the absent ones left out. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
