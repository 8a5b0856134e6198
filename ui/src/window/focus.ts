/**
 * Where writing goes on. What has the focus may go with a dialog, a bar or a pane: then, and when a command is done,
 * the focus is where the author wrote before, or in the text, and never on nothing. While a note is on its way to
 * the editor, what is typed waits for it.
 */
import { signal } from "@preact/signals";
import { isComposing } from "../components/composing";

/** Places one writes in, or goes through with keys. */
const PLACES = ".cm-content, input, textarea, select, [role=listbox], iframe";
/** The text stays where it was scrolled: WebKit would lead to its first line. */
const UNSCROLLED: FocusOptions = { preventScroll: true };
const ASIDE = "dialog, [popover]";
const FIELDS = "input:not([type=checkbox], [type=radio], [type=button]), textarea";

/** Whether words are written there, other than in the text. */
export const isField = (element: Element | null): boolean => element?.matches(FIELDS) ?? false;

export class Focus {
  /** Puts the focus into the text, and what was typed before it was there; returns false where no text is open. */
  toText: (typed: string) => boolean = () => false;

  /** Whether a field has the focus; one that a menu was opened over still counts. */
  readonly isInField = signal(false);
  /** Whether the page in the preview's frame has the focus: nothing is heard of it here then. */
  readonly isInFrame = signal(false);

  #held: Element | null = null;
  #place: HTMLElement | null = null;
  #waiting = 0;
  #typed = "";

  /** Watches over the focus of the page. Returns what ends it. */
  watch(): () => void {
    const end = new AbortController();
    const options = { signal: end.signal };
    addEventListener("focusin", ({ target }) => this.#got(target as HTMLElement), options);
    addEventListener("keydown", (event) => this.#pressed(event), { ...options, capture: true });
    const lookForFrame = (): void => void (this.isInFrame.value = document.activeElement?.matches("iframe") ?? false);
    // The engine says it before the frame has the focus.
    addEventListener("blur", () => setTimeout(lookForFrame), options);
    addEventListener("focus", lookForFrame, options);
    const gone = new MutationObserver(() => {
      if (this.#held && !this.#held.isConnected) this.goOn();
    });
    gone.observe(document.body, { childList: true, subtree: true });
    end.signal.addEventListener("abort", () => gone.disconnect());
    return () => end.abort();
  }

  /** Looks, once the page is drawn, whether the focus is on nothing, and if so puts it where writing goes on. */
  goOn(): void {
    this.#held = null;
    requestAnimationFrame(() => {
      if (this.#waiting > 0 || document.querySelector("dialog[open]") || isSomewhere(document.activeElement)) return;
      if (this.#place && isSeen(this.#place)) return this.#place.focus(UNSCROLLED);
      if (!this.toText("")) document.querySelector<HTMLElement>(".rows")?.focus(UNSCROLLED);
    });
  }

  /** Until the note is there, what is typed waits; then the text has the focus, and what was typed. */
  async untilOpened(opening: Promise<boolean>): Promise<void> {
    this.#waiting++;
    let isThere = false;
    try {
      isThere = await opening;
    } finally {
      this.#waiting--;
      if (this.#waiting === 0) this.#opened(isThere);
    }
  }

  #opened(isThere: boolean): void {
    const typed = this.#typed;
    this.#typed = "";
    if (!isThere || !this.toText(typed)) this.goOn();
  }

  #got(target: HTMLElement): void {
    this.#held = target;
    this.isInFrame.value = target.matches("iframe");
    if (!target.closest("[role=menu]")) this.isInField.value = isField(target);
    if (target.matches(PLACES) && !target.closest(ASIDE)) this.#place = target;
  }

  /** Keeps a sign for the text that is on its way. Fields are written in meanwhile. */
  #pressed(event: KeyboardEvent): void {
    if (this.#waiting === 0 || event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return;
    const sign = event.key === "Enter" ? "\n" : event.key;
    if (sign.length !== 1 || document.activeElement?.matches("input, textarea, select, dialog *")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#typed += sign;
  }
}

const isSeen = (element: HTMLElement): boolean => element.isConnected && (element.checkVisibility?.() ?? true);

/** False also for a button that the mouse left the focus on. */
function isSomewhere(element: Element | null): boolean {
  if (element === null || element === document.body || !isSeen(element as HTMLElement)) return false;
  return !element.matches("button") || element.closest("[role=menu]") !== null || element.matches(":focus-visible");
}
