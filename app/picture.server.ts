import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';

/** Metric-compatible with Arial, which our drawings ask for: words are as wide as in a browser. */
const fonts = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'];
const family = 'Arimo';
/** Twice as many dots as the drawing is wide: sharp on a slide and in print. */
const zoom = 2;

type Painter = { resvg: typeof import('@resvg/resvg-wasm'); fontBuffers: Uint8Array[] };
let painter: Promise<Painter> | undefined;

/**
 * A drawing of ours as a PNG, twice its size. Draws with fonts the service brings itself, so that the same drawing gives
 * the same bytes on every machine.
 * @param svg a whole SVG file whose words ask for Arial
 */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  painter ??= ready();
  const { resvg, fontBuffers } = await painter;
  // Painting takes a tenth of a second: others are answered between two pictures.
  await setImmediate();
  const drawing = new resvg.Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontBuffers, defaultFontFamily: family, sansSerifFamily: family },
  });
  const image = drawing.render();
  try {
    return new Uint8Array(image.asPng());
  } finally {
    image.free();
    drawing.free();
  }
}

/** Loaded where it is asked for: hardly anybody does, and it would be in memory for all. */
async function ready(): Promise<Painter> {
  try {
    const { resolve } = createRequire(import.meta.url);
    const [resvg, program, ...fontBuffers] = await Promise.all([
      import('@resvg/resvg-wasm'),
      readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
      ...fonts.map((font) => readFile(resolve(`@expo-google-fonts/arimo/${font}`))),
    ]);
    await resvg.initWasm(program);
    return { resvg, fontBuffers };
  } catch (error) {
    painter = undefined;
    throw error;
  }
}
