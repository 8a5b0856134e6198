/** The one thing the window knows about the world outside it; which world it is, is not known here. */
import type { Args, CommandName, EventName, Events, Failure, Reply } from "./wire";

export type MenuId =
  | "new-note" | "open-library" | "new-library" | "save" | "rename-note" | "trash-note" | "export"
  | "undo-operation" | "redo-operation" | "find" | "toggle-library" | "toggle-preview" | "toggle-head"
  | "theme-light" | "theme-dark" | "theme-system" | "catalogue" | "check" | "quit"
  | "palette" | "commands" | "history" | "follow" | "about";

export interface Host {
  /** Where the blog's own assets and media are served, ending in "/". */
  readonly siteBase: string;
  /** True where the system draws the menu and owns its shortcuts. */
  readonly hasMenu: boolean;
  call<N extends CommandName>(name: N, args: Args<N>): Promise<Reply<N>>;
  listen<E extends EventName>(event: E, heard: (payload: Events[E]) => void): () => void;
  pickFolder(title: string): Promise<string | null>;
  confirm(message: string): Promise<boolean>;
  /** Saves a text to a file of its own, wherever the author says. Returns where it went; nothing where the author thought better of it. */
  saveCopy(name: string, text: string): Promise<string | null>;
  /** Opens an address, or a page on the disk by its full path. */
  openInBrowser(target: string): Promise<void>;
  /** Opens a file of the library, named as a problem names it, in the system's own program for it. */
  openFile(file: string): Promise<void>;
  /** Hears which entry of the system's menu was chosen, and is told whether it was done. After `quit` the window closes. */
  onMenu(chosen: (id: MenuId) => Promise<boolean>): () => void;
  /** Hears of a library that a second start of the program was asked for. */
  onFolder(asked: (folder: string) => void): () => void;
  setTitle(title: string): void;
  /** Puts what the system draws around the page into the colours of the page. */
  wear(scheme: "light" | "dark" | "system"): void;
}

/** Whatever was thrown, as a failure with words for the author. */
export function failureOf(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) {
    const { code, message, hint } = thrown as Partial<Failure>;
    return { code: code ?? null, message: String(message), hint: hint ?? "" };
  }
  return { code: null, message: String(thrown), hint: "" };
}

/** Listeners by event name: what every host needs to hand events on. */
export class Listeners {
  readonly #heard = new Map<string, Set<(payload: never) => void>>();

  add<E extends EventName>(event: E, heard: (payload: Events[E]) => void): () => void {
    const set = this.#heard.get(event) ?? new Set();
    this.#heard.set(event, set);
    set.add(heard);
    return () => set.delete(heard);
  }

  tell<E extends EventName>(event: E, payload: Events[E]): void {
    for (const heard of this.#heard.get(event) ?? []) (heard as (payload: Events[E]) => void)(payload);
  }
}
