/** The one thing the window knows about the world outside it; which world it is, is not known here. */
import type { ShownMenu } from "./menu";
import type { Args, CommandName, EventName, Events, Reply } from "./wire";

/** What is done at the caret, or to what is selected, wherever the focus is. */
export type Edit = "cut" | "copy" | "paste";

/** What is heard of the preview's page while it has the focus, where the engine tells the window nothing of it. */
export interface FrameEvents {
  pressed(key: KeyboardEventInit): void;
  /** A menu is asked for at a place of the window, in its px. */
  menuAsked(at: { x: number; y: number }): void;
}

export interface Host {
  /** Where the blog's own assets and media are served, ending in "/". */
  readonly siteBase: string;
  /** True where the system draws the menu. */
  readonly hasMenu: boolean;
  call<N extends CommandName>(name: N, args: Args<N>): Promise<Reply<N>>;
  listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  pickFolder(title: string): Promise<string | null>;
  confirm(message: string): Promise<boolean>;
  /**
   * Saves a text to a file of its own, wherever the author says. Returns where it went; nothing where the author
   * thought better of it.
   */
  saveCopy(name: string, text: string): Promise<string | null>;
  /** Opens an address, or a page on the disk by its full path. */
  openInBrowser(target: string): Promise<void>;
  /** Opens a file of the library, named as a problem names it, in the system's own program for it. */
  openFile(file: string): Promise<void>;
  /** Has the system draw these menus, where it draws any. */
  setMenu(menus: ShownMenu[]): void;
  /**
   * Hears which entry of the system's menu was chosen, by the id of its command, and is told whether it was done.
   * After `quit` the window closes.
   */
  onMenu(chosen: (id: string) => Promise<boolean>): () => void;
  edit(act: Edit): Promise<void>;
  copyText(text: string): Promise<void>;
  /** Says whether the preview's page has the focus: its keys are told only then. */
  setFrameFocused(isFocused: boolean): void;
  listenInFrame(events: FrameEvents): () => void;
  /** Hears of a library that a second start of the program was asked for. */
  onFolder(asked: (folder: string) => void): () => void;
  setTitle(title: string): void;
  /** Draws the whole page by so much larger. */
  setZoom(factor: number): void;
  toggleFullScreen(): Promise<void>;
  isFullScreen(): Promise<boolean>;
  /** Puts what the system draws around the page into the colours of the page. */
  setColorScheme(scheme: "light" | "dark" | "system"): void;
}
