// The API as the pages' modules use it: documents, versions, problems, events.

const prefix = "/api/v1", minute = 60_000;

/** @typedef {{message: string, file: string | null, line: number | null, column: number | null,
 *   endColumn: number | null, hint: string | null}} Place */

/** A request that was refused, in the server's words. */
export class Problem extends Error {
  /** @param {{title: string, status: number, detail?: string | null, errors?: Place[],
   *    expected?: number | null, actual?: number | null}} told */
  constructor(told) {
    super(told.title);
    this.status = told.status;
    this.hint = told.detail ?? null;
    this.places = told.errors ?? [];
    this.expected = told.expected ?? null;
    this.actual = told.actual ?? null;
  }

  /** Whether somebody else was faster: read again, then repeat. */
  get isConflict() {
    return this.status === 412;
  }
}

/** @typedef {Record<string, string | number | boolean | null | undefined | (string | number)[]>} Query */

/**
 * An address with a query string; what is null, undefined or false is left out, a list is repeated.
 * @param {string} path @param {Query} [query]
 */
export function address(path, query = {}) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined && one !== false && one !== "") words.append(name, String(one));
    }
  }
  return words.size > 0 ? `${path}?${words}` : path;
}

/**
 * A document; `version` is the entity tag that an edit of it says it has seen.
 * @param {string} path @param {Query} [query] @param {AbortSignal} [signal]
 * @returns {Promise<{view: any, version: string | null}>}
 */
export async function read(path, query, signal) {
  return answered(await fetch(prefix + address(path, query), { signal }));
}

/**
 * Sends a body, or none. An edit of a branch names the version it has seen, `new` for one that must not exist yet.
 * @param {"POST" | "PUT" | "DELETE"} method @param {string} path @param {unknown} [body]
 * @param {{version?: string | null, signal?: AbortSignal}} [options]
 * @returns {Promise<{view: any, version: string | null}>}
 */
export async function send(method, path, body, { version, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  if (version === "new") headers["If-None-Match"] = "*";
  else if (version) headers["If-Match"] = version;
  const text = body === undefined ? undefined : JSON.stringify(body);
  return answered(await fetch(prefix + path, { method, headers, body: text, signal }));
}

/**
 * Projects or compares, and tells meanwhile the share that is done.
 * @param {"/project" | "/compare"} path @param {unknown} body
 * @param {{onShare?: (share: number) => void, signal?: AbortSignal}} [options]
 */
export async function draw(path, body, { onShare, signal } = {}) {
  const headers = { "Content-Type": "application/json" };
  return follow(prefix + path, { method: "POST", headers, body: JSON.stringify(body), signal }, onShare);
}

/**
 * Asks for long work, and tells meanwhile the share that is done.
 * @param {string} address @param {RequestInit & {headers?: Record<string, string>}} asked
 * @param {(share: number) => void} [onShare]
 * @returns {Promise<any>}
 */
export async function follow(address, asked, onShare) {
  const answer = await fetch(address, { ...asked, headers: { ...asked.headers, Accept: "text/event-stream" } });
  if (!answer.ok || !answer.body) return (await answered(answer)).view;
  for await (const { name, data } of events(answer.body)) {
    if (name === "progress") onShare?.(data.share);
    if (name === "problem") throw new Problem(data);
    if (name === "result") return data;
  }
  throw new Problem({ title: "The server ended before it was done.", status: 0 });
}

/**
 * Calls back whenever something was written, by whomever; the browser reconnects by itself. A refusal it takes for
 * the end: then we ask again a minute later. Ends by the signal.
 * @param {(head: string) => void} onHead @param {AbortSignal} [signal]
 */
export function watch(onHead, signal) {
  let last = "";
  listen();

  function listen() {
    if (signal?.aborted) return;
    const source = new EventSource(`${prefix}/events`);
    source.addEventListener("head", (event) => {
      const { head } = JSON.parse(event.data);
      // The first is what the page was made from.
      if (last && head !== last) onHead(head);
      last = head;
    });
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, minute);
    });
    signal?.addEventListener("abort", () => source.close());
  }
}

/** @param {Response} answer */
async function answered(answer) {
  const text = await answer.text();
  if (answer.ok) return { view: text ? JSON.parse(text) : null, version: answer.headers.get("ETag") };
  const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
  throw new Problem(isProblem ? JSON.parse(text) : { title: answer.statusText, status: answer.status });
}

/** @param {ReadableStream<Uint8Array>} body */
async function* events(body) {
  const reader = body.getReader(), decoder = new TextDecoder();
  let held = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (held + decoder.decode(part.value, { stream: true })).split("\n\n");
    held = blocks.pop() ?? "";
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
}
