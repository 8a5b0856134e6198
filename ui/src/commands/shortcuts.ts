/** Keys for the menu's entries where the system draws no menu, keys between the panes, and saving when the author looks away. */
import { choiceOf } from "./table";
import { isComposing } from "../components/composing";
import type { MenuId } from "../host/host";
import type { Desk } from "../window/app-state";

/** Entries that only the page has; the rest belongs to the system's menu where there is one. */
const OURS: readonly MenuId[] = ["palette", "commands", "history", "about"];

const PLACES = [".list [role=listbox]", ".cm-content", ".preview-island"];

/** Moves the focus to the next pane that is seen. */
function nextPane(back: boolean): void {
  const places = PLACES.map((place) => document.querySelector<HTMLElement>(place)).filter((place) => place?.checkVisibility?.() ?? place);
  const at = places.findIndex((place) => place?.closest(".pane")?.contains(document.activeElement));
  places[(at + (back ? -1 : 1) + places.length) % places.length]?.focus();
}

export function listenForKeys(desk: Desk): () => void {
  const end = new AbortController();
  const options = { signal: end.signal };
  addEventListener("keydown", (event) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (event.key === "F6") {
      event.preventDefault();
      return nextPane(event.shiftKey);
    }
    const choice = choiceOf(event);
    if (!choice || (desk.host.hasMenu && !OURS.includes(choice.id))) return;
    event.preventDefault();
    void desk.choose(choice.id).catch(desk.trouble);
  }, options);
  const measure = (): void => void (desk.layout.room.value = innerWidth);
  measure();
  addEventListener("resize", measure, options);
  const putAway = (): void => void desk.writing.putAway().catch(desk.trouble);
  addEventListener("blur", putAway, options);
  addEventListener("pagehide", putAway, options);
  return () => end.abort();
}
