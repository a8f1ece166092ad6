/** The raw Ed25519 signature of `manifest.json`. */
export { answerSignature as loader } from '#app/manifest.server.ts';
