/** A window over a library in memory, for the tests of its panes and dialogs. */
import { render } from "preact";
import { vi } from "vitest";
import type { FakeHost } from "../src/host/fake/fake-host";
import { Desk } from "../src/window/app-state";
import { Window } from "../src/window/window";

export interface Opened {
  host: FakeHost;
  desk: Desk;
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  all(selector: string): HTMLElement[];
  press(selector: string, key: string, more?: KeyboardEventInit): KeyboardEvent;
  type(selector: string, text: string): void;
  close(): void;
}

export const settles = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });

export async function opened(host: FakeHost): Promise<Opened> {
  const desk = new Desk(host);
  await desk.start();
  const root = document.body.appendChild(document.createElement("div"));
  render(<Window desk={desk} />, root);
  const find = <E extends HTMLElement>(selector: string): E => {
    const element = root.querySelector<E>(selector);
    if (!element) throw new Error(`The window has no ${selector}.`);
    return element;
  };
  return {
    host, desk, find,
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
      desk.stop();
    },
  };
}
