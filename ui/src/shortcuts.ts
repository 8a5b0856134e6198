/** Keys for the menu's entries where the system draws no menu, and saving when the author looks away. */
import type { MenuId } from "./host/host";
import type { Desk } from "./state/desk";

const KEYS: Record<string, MenuId> = {
  s: "save",
  n: "new-note",
  o: "open-library",
  "shift+f": "find",
  "shift+e": "export",
  "1": "toggle-library",
  "2": "toggle-head",
  "3": "toggle-preview",
};

export function listenForKeys(desk: Desk): () => void {
  const end = new AbortController();
  const options = { signal: end.signal };
  if (!desk.host.hasMenu) {
    addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const id = KEYS[`${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`];
      if (!id) return;
      event.preventDefault();
      void desk.choose(id).catch(desk.trouble);
    }, options);
  }
  const putAway = (): void => void desk.writing.putAway().catch(desk.trouble);
  addEventListener("blur", putAway, options);
  addEventListener("pagehide", putAway, options);
  return () => end.abort();
}
