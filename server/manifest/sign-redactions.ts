import { readRedactions } from '#server/data/gallery/redactions/redactions.ts';
import { readNewestManifest, type StoredManifest } from '#server/data/workshop/manifests/release-manifests.ts';
import type { ToldRedaction } from '#server/domain/redaction/told.ts';
import { type Making, signSuccessor } from './make-manifests.ts';

const HOUR = 3_600_000;
const mostLetters = 300;

/** Why a successor was signed: it names the redaction, so that no node signs another for the same. */
const reasonOf = ({ number, reason }: ToldRedaction) => `Redaction ${number}: ${reason}`.slice(0, mostLetters);

/**
 * Whether a manifest was made from files that had lost what was taken down. The moment alone does not tell for the first
 * hour: it is that of the command, which takes a while.
 */
function isAfter({ madeAt, reason }: StoredManifest, { number, at }: ToldRedaction): boolean {
  const named = Number(/^Redaction (\d+): /.exec(reason ?? '')?.[1] ?? 0);
  return named >= number || madeAt.getTime() > Date.parse(at) + HOUR;
}

/**
 * Signs a successor of the manifest of each release that lost something, the lowest number first. What was seen to be
 * signed is not looked at again. The owner's command cannot do this: it holds no key.
 * @returns does what is due; gives the releases that have a successor now and had none
 */
export function redactionSigner(making: Making): () => Promise<number[]> {
  const seen = new Map<number, number>();
  return async () => {
    const latest = new Map<number, ToldRedaction>();
    for (const redaction of await readRedactions(making.gallery)) {
      for (const { release } of redaction.releases) if (!latest.has(release)) latest.set(release, redaction);
    }
    const signed: number[] = [];
    for (const [release, redaction] of [...latest].toSorted(([a], [b]) => a - b)) {
      if ((seen.get(release) ?? 0) >= redaction.number) continue;
      const manifest = await readNewestManifest(making.workshop, release);
      if (!manifest) continue;
      if (!isAfter(manifest, redaction)) {
        await signSuccessor(making, release, { reason: reasonOf(redaction) });
        signed.push(release);
      }
      seen.set(release, redaction.number);
    }
    return signed;
  };
}
