/** Tells the types what remix.config.js turns on: loader data keeps its own types. */
import '@remix-run/node';

declare module '@remix-run/node' {
  /** Set by the wiring (server/preview.ts), by nothing that a request says. */
  interface AppLoadContext {
    preview?: import('./trpc.server.ts').Preview;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
