/** What a browser is to a server: a jar of cookies, the site's Origin on what it sends, no redirect followed unseen. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #untilClosed = new Set<string>();
  readonly #url: string;
  constructor(url: string) {
    this.#url = url;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  /** Presses a form's button: with fields as a form sends them, without any as an empty body. */
  press(path: string, fields?: Readonly<Record<string, string>>): Promise<Response> {
    const body = fields ? new URLSearchParams(fields) : null;
    const headers = { origin: this.#url, accept: 'text/html,application/xhtml+xml' };
    return this.#send(path, { method: 'POST', headers, body });
  }

  post(path: string, json: unknown): Promise<Response> {
    const headers = { origin: this.#url, 'content-type': 'application/json' };
    return this.#send(path, { method: 'POST', headers, body: JSON.stringify(json) });
  }

  delete(path: string): Promise<Response> {
    return this.#send(path, { method: 'DELETE', headers: { origin: this.#url } });
  }

  ask(email: string, next?: string, more: object = {}): Promise<Response> {
    return this.post('/api/sign-in', { email, ...(next !== undefined && { next }), ...more });
  }

  /** Types a code; gives the status and the stable code of the answer. */
  async type(email: string, code: string): Promise<{ status: number; code: string | undefined }> {
    const response = await this.post('/api/sign-in/code', { email, code });
    const body = (await response.json()) as { code?: string };
    return { status: response.status, code: body.code };
  }

  /** Whom the server takes this browser for. */
  async who(): Promise<{ sessionId: string; personId: string; name: string } | null> {
    const response = await this.get('/api/who');
    const { visitor } = (await response.json()) as { visitor: never };
    return visitor;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(this.#url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** The browser is closed and opened again: what was not to be kept is gone. */
  restart(): void {
    for (const name of this.#untilClosed) this.cookies.delete(name);
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=', 2);
    const isGone = attributes.some((one) => one === 'Expires=Thu, 01 Jan 1970 00:00:00 GMT');
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
    if (line.includes('Max-Age=')) this.#untilClosed.delete(name);
    else this.#untilClosed.add(name);
  }
}
