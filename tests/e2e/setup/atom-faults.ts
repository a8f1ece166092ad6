import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

const schema = RelaxNGValidator.fromDoc(
  XmlDocument.fromString(readFileSync(new URL('atom.rng', import.meta.url), 'utf8')),
);

/** What RFC 4287 would refuse of a feed: not XML, not the schema, an id twice, or entries not newest first. */
export function faultsOfFeed(text: string): string[] {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(text);
    schema.validate(document);
  } catch (error) {
    return [String((error as Error).message)];
  } finally {
    document?.dispose();
  }
  const all = (name: string) =>
    [...text.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'g'))].map(([, each]) => each ?? '');
  const [ids, [updated = '', ...moments]] = [all('id'), all('updated')];
  const faults = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} stands twice`);
  if (moments.some((moment, at) => at > 0 && moment > (moments[at - 1] ?? '')))
    faults.push('entries are not newest first');
  if (moments.length > 0 && updated !== moments[0]) faults.push('the feed is not as new as its newest entry');
  return faults;
}
