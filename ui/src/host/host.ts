/** The one thing the window knows about the world outside it; which world it is, is not known here. */
import type { Args, CommandName, EventName, Events, Reply } from "./wire";

export interface Host {
  /** Where the blog's own assets and media are served, ending in "/". */
  readonly siteBase: string;
  /** True where the system draws the menu and owns its shortcuts. */
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
  /**
   * Hears which entry of the system's menu was chosen, by the id of its command, and is told whether it was done.
   * After `quit` the window closes.
   */
  onMenu(chosen: (id: string) => Promise<boolean>): () => void;
  /** Hears of a library that a second start of the program was asked for. */
  onFolder(asked: (folder: string) => void): () => void;
  setTitle(title: string): void;
  /** Draws the whole page by so much larger. */
  setZoom(factor: number): void;
  toggleFullScreen(): Promise<void>;
  /** Puts what the system draws around the page into the colours of the page. */
  setColorScheme(scheme: "light" | "dark" | "system"): void;
}
