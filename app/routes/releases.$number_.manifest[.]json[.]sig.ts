/** The raw Ed25519 signature of `manifest.json`, under the name that it is saved as beside it. */
export { answerSignature as loader } from '#app/manifest.server.ts';
