// Photos and stories by number and by words, from the paper's own addresses. Numbers asked for in
// the same moment go in one request: a story with thirty photos asks once.

import { gettext } from "newsroom/surface/words";

const MOST_AT_ONCE = 100;
const PATIENCE = 15_000;

/** What could not be had, and why, in words for the person; `answer` is what the server said. */
export class Unavailable extends Error {
  constructor(words, answer = {}) {
    super(words);
    this.answer = answer;
  }
}

const signedOut = () =>
  gettext("You are signed out. Sign in again in another tab, then try once more.");

/** Fetch JSON from our own server, or throw Unavailable with a sentence. */
export async function fetchJson(address, options = {}) {
  let response;
  try {
    response = await fetch(address, {
      credentials: "same-origin",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(options.patience ?? PATIENCE),
      ...options,
    });
  } catch {
    const words = gettext("The paper does not answer. Check the connection, then try again.");
    throw new Unavailable(words);
  }
  const isJson = response.headers.get("Content-Type")?.includes("json");
  // A log-in page instead of an answer means that the session is over.
  if (response.redirected || response.status === 401) throw new Unavailable(signedOut());
  if (!isJson) {
    throw new Unavailable(
      response.status === 403
        ? signedOut()
        : gettext("Something went wrong on the server. Try again in a moment."),
    );
  }
  const answer = await response.json();
  if (response.ok) return answer;
  const words = answer.error ?? gettext("That did not work. Try again in a moment.");
  throw new Unavailable(words, answer);
}

/** Things of one kind ("photos" or "stories") at one address. */
export class Lookup {
  known = new Map();
  wanted = new Map();
  timer = null;

  constructor(address, kind) {
    this.address = address;
    this.kind = kind;
  }

  /** Keep what came from elsewhere (a search, an upload), so that it is not asked for again. */
  remember(item) {
    this.known.set(item.id, Promise.resolve(item));
    return item;
  }

  /** Promise the thing numbered `id`, or null if there is none. */
  get(id) {
    if (!this.known.has(id)) {
      this.known.set(
        id,
        new Promise((resolve, reject) => {
          this.wanted.set(id, { resolve, reject });
          this.timer ??= setTimeout(() => this.fetchWanted(), 0);
        }),
      );
    }
    return this.known.get(id);
  }

  /** Promise a first page of what matches `parameters`: `{items, next}`. */
  search(parameters) {
    return this.page(`${this.address}?${new URLSearchParams(parameters)}`);
  }

  /** Promise the page at `address`, such as the `next` of another page. */
  async page(address) {
    const answer = await fetchJson(address);
    const items = answer[this.kind].map((item) => this.remember(item));
    return { items, next: answer.next ?? "" };
  }

  async fetchWanted() {
    const wanted = [...this.wanted];
    this.wanted = new Map();
    this.timer = null;
    for (let start = 0; start < wanted.length; start += MOST_AT_ONCE) {
      await this.fetchSome(wanted.slice(start, start + MOST_AT_ONCE));
    }
  }

  async fetchSome(wanted) {
    try {
      const ids = wanted.map(([id]) => id).join(",");
      const answer = await fetchJson(`${this.address}?ids=${ids}`);
      const found = new Map(answer[this.kind].map((item) => [item.id, item]));
      for (const [id, { resolve }] of wanted) resolve(found.get(id) ?? null);
    } catch (error) {
      for (const [id, { reject }] of wanted) {
        this.known.delete(id); // so that the next look asks again
        reject(error);
      }
    }
  }
}
