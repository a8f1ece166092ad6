/** A browser without a window: keeps cookies as browsers do (by host and path, whatever the port) and follows nothing by itself. */
export class Browser {
  #jar = new Map<string, { name: string; value: string; path: string }>();

  /** What this browser holds under a name; empty where there is nothing. */
  cookie(name: string): string {
    return [...this.#jar.values()].find((each) => each.name === name)?.value ?? '';
  }

  /** Puts a cookie there, as a thief would who copied it. */
  keep(name: string, value: string, path = '/'): void {
    this.#jar.set(`${name} ${path}`, { name, value, path });
  }

  #cookiesFor(path: string): string {
    const fits = (of: string) => path === of || path.startsWith(of.endsWith('/') ? of : `${of}/`);
    const sent = [...this.#jar.values()].filter((each) => fits(each.path));
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  #take(answer: Response) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const said = (of: string) => attributes.find((each) => each.toLowerCase().startsWith(of))?.slice(of.length);
      const path = said('path=') ?? '/';
      const expires = said('expires=');
      const gone = value === '' || said('max-age=') === '0' || (expires && Date.parse(expires) <= Date.now());
      if (gone) this.#jar.delete(`${name} ${path}`);
      else this.keep(name, value, path);
    }
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.#cookiesFor(new URL(url).pathname) };
    const answer = await fetch(url, { redirect: 'manual', ...init, headers });
    this.#take(answer);
    return answer;
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(url, { headers });
  }

  post(url: string, fields: Record<string, string>): Promise<Response> {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(fields) });
  }
}

/** Where an answer sends the browser, as a whole address. */
export function locationOf(answer: Response): string {
  const to = answer.headers.get('location');
  if (!to) throw new Error(`${answer.url} answered ${answer.status} and sends nowhere`);
  return new URL(to, answer.url).href;
}
