import { render } from "preact";
import { getExtension } from "@shopify/ui-extensions-tester";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, vi } from "vitest";
import { translator } from "../../sandbox/admin/extensions/frame/translate";
import type { Texts } from "../../sandbox/admin/extensions/read-extensions";
import { useSmallDom, type SmallElement } from "./small-dom";

interface Asked {
  path: string;
  body: unknown;
}

export interface PlayedExtension {
  /** Requests to the app's server so far. */
  asked: Asked[];
  /** What the app's server answers: the last that fits; a number refuses with that status, a word with that error. */
  answer(method: "GET" | "POST", path: string, body: object | number | string): void;
  /** The products on the page or in the selection. */
  select(...ids: number[]): void;
  render(): Promise<void>;
  closed(): boolean;
  text(): string;
  find(name: string, text: string): SmallElement;
  press(name: string): void;
  type(text: string): void;
  /** Lets the extension's own timers run. */
  pass(ms: number): Promise<void>;
}

type Target =
  | "admin.product-details.block.render"
  | "admin.product-details.action.render"
  | "admin.product-index.selection-action.render";

/** Preact's own pause before effects run, where nothing is painted. */
const EFFECTS_MS = 40;
const TURNS = 4;

/** Answers and renderings follow each other in turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(turn === 0 ? EFFECTS_MS : 0);
  }
}

/** One target of an extension in Shopify's own tester, with the words of its locale and an app's server that answers. */
export function playExtension(folder: string, target: Target): PlayedExtension {
  const texts = JSON.parse(
    readFileSync(`extensions/${folder}/locales/en.default.json`, "utf8"),
  ) as Texts;
  let body = useSmallDom();
  let asked: Asked[] = [];
  let answers = new Map<string, object | number | string>();
  let isClosed = false;
  const extension = getExtension(target, {
    configSearchDir: `${process.cwd()}/extensions/${folder}`,
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    body = useSmallDom();
    asked = [];
    answers = new Map();
    isClosed = false;
    extension.setUp();
    const { shopify } = extension;
    shopify.i18n.translate = translator(texts) as typeof shopify.i18n.translate;
    if ("close" in shopify) shopify.close = () => void (isClosed = true);
    extension.fetch = (input, init) => {
      const method = init?.method ?? "GET";
      const sent: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      asked.push({ path: String(input), body: sent });
      const answer = answers.get(`${method} ${String(input)}`) ?? 404;
      return Promise.resolve(typeof answer === "object" ? Response.json(answer) : refusal(answer));
    };
  });

  afterEach(async () => {
    render(null, document.body);
    // Preact schedules effects once for all: none may be left behind for the next test.
    await played.pass(0);
    extension.tearDown();
    vi.useRealTimers();
  });

  const played: PlayedExtension = {
    get asked() {
      return asked;
    },
    answer: (method, path, answer) => void answers.set(`${method} ${path}`, answer),
    select(...ids) {
      extension.shopify.data.selected = ids.map((id) => ({ id: `gid://shopify/Product/${id}` }));
    },
    async render() {
      await extension.render();
      await played.pass(0);
    },
    closed: () => isClosed,
    text: () => body.textContent,
    find(name, text) {
      const found = body
        .all()
        .find((each) => each.localName === name && each.textContent.includes(text));
      if (!found) throw new Error(`No <${name}> with "${text}" in: ${body.textContent}`);
      return found;
    },
    press: (name) => void played.find("s-button", name).dispatchEvent(new Event("click")),
    type(text) {
      const field = played.find("s-search-field", "");
      field.value = text;
      field.dispatchEvent(new Event("input"));
    },
    async pass(ms) {
      await settle();
      await vi.advanceTimersByTimeAsync(ms);
      await settle();
    },
  };
  return played;
}

function refusal(answer: number | string): Response {
  return typeof answer === "number"
    ? Response.json({ error: "refused" }, { status: answer })
    : Response.json({ error: answer }, { status: 409 });
}
