import { expect, test, vi } from "vitest";
import { listenForClicks } from "../src/preview/clicks";

const page = (): { frame: HTMLIFrameElement; document: Document } => ({
  frame: document.createElement("iframe"),
  document: new DOMParser().parseFromString(
    '<p id="words">words</p><a id="away" href="other.html">other</a>', "text/html",
  ),
});
const hears = () => ({ clicked: vi.fn(), doubled: vi.fn(), pressed: vi.fn() });

test("where the engine calls listeners, a click on a link is told and leads nowhere by itself", () => {
  const { frame, document: shown } = page();
  const heard = hears();
  const stop = listenForClicks(frame, shown, heard);
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  shown.getElementById("away")!.dispatchEvent(click);
  expect(click.defaultPrevented).toBe(true);
  expect(heard.clicked).toHaveBeenCalledWith(shown.getElementById("away"));
  stop();
  shown.getElementById("words")!.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  expect(heard.clicked).toHaveBeenCalledTimes(1);
});

test("where it does not, what is pressed under the pointer is told, and twice at once as a double click", async () => {
  const { frame, document: shown } = page();
  const words = shown.getElementById("words")!;
  let pressed: Element[] = [];
  shown.dispatchEvent = () => true;
  const find = (selector: string): Element[] => (selector === ":active" ? pressed : []);
  shown.querySelectorAll = find as unknown as Document["querySelectorAll"];
  const heard = hears();
  const stop = listenForClicks(frame, shown, heard);
  frame.dispatchEvent(new Event("pointerenter"));
  const oneFrame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
  const frames = (): Promise<void> => oneFrame().then(oneFrame);
  for (const state of [[words], [], [words], []]) {
    pressed = state;
    await frames();
  }
  expect(heard.clicked).toHaveBeenCalledTimes(1);
  expect(heard.doubled).toHaveBeenCalledWith(words);
  stop();
});
