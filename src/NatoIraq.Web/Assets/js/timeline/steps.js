// @ts-check
// Steps as the server tells them: fetched once, kept in memory, asked for again while the server does not answer.

import { Problem } from "../api.js";

const most = 300;
const route = "/timeline/step";
const patience = [500, 1000, 2000, 4000];

/** Whether an answer says that the server is not there, or not yet. @param {number} status */
const isAbsent = (status) => status === 502 || status === 503 || status === 504;

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
const pause = (ms, signal) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    reject(signal.reason);
  }, { once: true });
});

/** What a page of trouble says. @param {Response} answer @returns {Promise<Problem>} */
async function refused(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const title = page.querySelector("h1")?.textContent ?? answer.statusText;
  const hint = page.querySelector("h1 + p")?.textContent;
  return new Problem({ title: hint ? `${title} ${hint}` : title, status: answer.status });
}

/**
 * Asks until there is an answer; `onWait` hears how long until the next try, and null when the server is back.
 * @param {string} url @param {AbortSignal} signal @param {(ms: number | null) => void} onWait
 * @returns {Promise<string>}
 */
export async function ask(url, signal, onWait) {
  for (let tried = 0; ; tried++) {
    try {
      const answer = await fetch(url, { signal });
      if (answer.ok) {
        const text = await answer.text();
        onWait(null);
        return text;
      }
      if (!isAbsent(answer.status)) throw await refused(answer);
    } catch (error) {
      if (signal.aborted || error instanceof Problem) throw error;
    }
    const ms = patience[Math.min(tried, patience.length - 1)];
    onWait(ms);
    await pause(ms, signal);
  }
}

/** The steps of the page's timeline, by their query strings. */
export class Steps {
  /** @type {Map<string, string>} */
  #kept = new Map();
  #asked = new AbortController();
  #ahead = new AbortController();

  /** @param {(ms: number | null) => void} onWait */
  constructor(onWait) {
    this.onWait = onWait;
  }

  /** A step as markup; a newer question ends an older one. @param {string} query @returns {Promise<string>} */
  async at(query) {
    this.#asked.abort();
    this.#asked = new AbortController();
    const kept = this.#kept.get(query);
    if (kept !== undefined) return kept;
    const text = await ask(route + query, this.#asked.signal, this.onWait);
    this.#keep(query, text);
    return text;
  }

  /** Fetches what is likely to be asked for next. @param {string[]} queries */
  async prepare(queries) {
    this.#ahead.abort();
    this.#ahead = new AbortController();
    const { signal } = this.#ahead;
    for (const query of queries) {
      if (this.#kept.has(query)) continue;
      try {
        const answer = await fetch(route + query, { signal });
        if (!answer.ok) return;
        this.#keep(query, await answer.text());
      } catch {
        // Nobody waits for it: it is asked for again when it is needed.
        return;
      }
    }
  }

  /** What is kept, or asked for, is of another timeline. */
  forget() {
    this.#asked.abort();
    this.#ahead.abort();
    this.#kept.clear();
  }

  /** @param {string} query @param {string} text */
  #keep(query, text) {
    if (this.#kept.size >= most) this.#kept.delete(this.#kept.keys().next().value ?? "");
    this.#kept.set(query, text);
  }
}
