import { Unzip, UnzipInflate } from 'fflate';

/** A return's workbook holds a dozen parts and less than a megabyte of text. */
export const MOST_PARTS = 200;
const MOST_UNPACKED = 12 * 1024 * 1024;

/** So few packed bytes at a time that no step can unpack more than a few megabytes. */
const STEP = 4096;

export type Unpacked = { parts: Map<string, Uint8Array> } | { refused: 'unpacks-too-large' | 'damaged' };

/**
 * Unpacks a zip file as far as it may go: what is claimed about its sizes is not believed, the bytes that come out are
 * counted, and it stops where there are too many.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  const parts = new Map<string, Uint8Array[]>();
  let unpacked = 0;
  let refused: 'unpacks-too-large' | 'damaged' | null = null;
  const unzip = new Unzip((part) => {
    if (parts.has(part.name)) refused ??= 'damaged';
    if (parts.size >= MOST_PARTS) refused ??= 'unpacks-too-large';
    if (refused) return;
    const pieces: Uint8Array[] = [];
    parts.set(part.name, pieces);
    part.ondata = (fault, piece) => {
      if (fault) refused ??= 'damaged';
      if (refused) return;
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) refused = 'unpacks-too-large';
      else pieces.push(piece);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !refused; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch {
    refused ??= 'damaged';
  }
  if (refused) return { refused };
  return { parts: new Map([...parts].map(([name, pieces]) => [name, Buffer.concat(pieces)])) };
}
