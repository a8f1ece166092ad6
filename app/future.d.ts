/** Tells the types what remix.config.js turns on: loader data keeps its own types. */
import '@remix-run/node';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
