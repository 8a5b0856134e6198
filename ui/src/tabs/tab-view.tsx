/** One tab: what its note is called, whether its words are saved, and a way to close it. */
import { Cross, Pin } from "../components/icons";
import type { AppState } from "../window/app-state";
import { kept, pinned, type Tab } from "./order";

interface Props {
  app: AppState;
  tab: Tab;
  isActive: boolean;
  /** True where the focus comes to from outside the strip. */
  isEntry: boolean;
  isDragged: boolean;
  open: () => void;
  close: () => void;
  focus: () => void;
  menu: (at: { x: number; y: number }) => void;
}

/** What the author should know of the words of a note, and whether only the author can decide about them. */
function stateOf({ note, tabs }: AppState, { path }: Tab): { words: string; isTrouble: boolean } | null {
  if (note.opened.value?.path !== path) {
    const unsaved = tabs.notes.value.get(path)?.unsaved ?? null;
    if (unsaved === null) return null;
    return unsaved === "conflict"
      ? { words: "changed by another program, and by you", isTrouble: true }
      : { words: "typed, not saved", isTrouble: false };
  }
  switch (note.phase.value) {
    case "saved": return null;
    case "changed-outside": return { words: "changed by another program, and by you", isTrouble: true };
    case "gone": return { words: "no longer on the disk", isTrouble: true };
    case "refused": return { words: "could not be saved", isTrouble: true };
    default: return { words: "not saved yet", isTrouble: false };
  }
}

export function TabView({ app, tab, isActive, isEntry, isDragged, open, close, focus, menu }: Props) {
  const { path, isPinned, isPassing } = tab;
  const { title, aside } = app.tabs.names.value.get(path) ?? { title: path, aside: null };
  const state = stateOf(app, tab);
  const said = [path, isPinned && "pinned", state?.words].filter(Boolean).join(", ");
  const looks = [isActive && "active", isPassing && "passing", isDragged && "dragged", isPinned && "pinned"];
  const unpin = (): void => app.tabs.change((order) => pinned(order, path, false));
  return (
    <div class={["tab-box", ...looks].filter(Boolean).join(" ")} data-path={path} role="presentation" title={said}>
      <button
        class="quiet" role="tab" aria-selected={isActive} tabIndex={isEntry ? 0 : -1} aria-description={said}
        onClick={open} onFocus={focus}
        onMouseDown={(event) => event.button === 1 && event.preventDefault()}
        onAuxClick={(event) => event.button === 1 && close()}
        onDblClick={() => app.tabs.change((order) => kept(order, path))}
        onContextMenu={(event) => {
          event.preventDefault();
          menu({ x: event.clientX, y: event.clientY });
        }}
      >
        <bdi class="tab-title">{title}</bdi>
        {aside !== null && <bdi class="tab-aside">{aside}</bdi>}
      </button>
      {state && <span class={state.isTrouble ? "tab-state trouble" : "tab-state"} aria-hidden="true" />}
      <button
        class="quiet tab-close" tabIndex={-1} aria-hidden="true" onClick={isPinned ? unpin : close}
        title={isPinned ? "Unpin the tab" : "Close the tab"}
      >{isPinned ? <Pin /> : <Cross />}</button>
    </div>
  );
}
