/** A window over a library in memory, for the tests of its panes and dialogs. */
import { render } from "preact";
import { vi } from "vitest";
import type { FakeHost } from "../src/host/fake/fake-host";
import { AppState } from "../src/window/app-state";
import { start } from "../src/window/start";
import { Window } from "../src/window/window";

export interface Opened {
  host: FakeHost;
  app: AppState;
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  all(selector: string): HTMLElement[];
  press(selector: string, key: string, more?: KeyboardEventInit): KeyboardEvent;
  type(selector: string, text: string): void;
  close(): void;
}

export const settles = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });

export async function opened(host: FakeHost): Promise<Opened> {
  const app = new AppState(host);
  const stop = await start(app);
  const root = document.body.appendChild(document.createElement("div"));
  render(<Window app={app} />, root);
  const find = <E extends HTMLElement>(selector: string): E => {
    const element = root.querySelector<E>(selector);
    if (!element) throw new Error(`The window has no ${selector}.`);
    return element;
  };
  return {
    host, app, find,
    all: (selector) => [...root.querySelectorAll<HTMLElement>(selector)],
    press(selector, key, more = {}) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
      find(selector).dispatchEvent(event);
      return event;
    },
    type(selector, text) {
      const field = find<HTMLInputElement>(selector);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    close() {
      render(null, root);
      root.remove();
      stop();
    },
  };
}
