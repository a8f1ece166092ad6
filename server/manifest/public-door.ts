import { siblingOf } from '#server/published/sibling.ts';
import type { ReadFile } from './release-files.ts';

/**
 * What the public door answers to a path, in this process: the bytes that readers download, before they are packed, made
 * for this question and kept by nobody.
 * @param answer the view's answer to a request that the wiring has prepared
 */
export function publicDoor(answer: (request: Request) => Promise<Response>): ReadFile {
  return (path) => {
    const address = new URL(path, 'http://localhost');
    const sibling = siblingOf(address.pathname);
    if (sibling) address.pathname = sibling.page;
    return answer(new Request(address, { headers: sibling ? { 'x-sibling': sibling.kind } : {} }));
  };
}
