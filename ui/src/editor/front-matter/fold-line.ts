/** What is seen of the folded front matter: one quiet line that opens it. While it is open, the sign that folds it. */
import { EditorView, WidgetType } from "@codemirror/view";

interface Turn { isOpen: boolean; lines: number; turn: (view: EditorView) => void }

export class FoldLine extends WidgetType {
  readonly #of: Turn;

  constructor(of: Turn) {
    super();
    this.#of = of;
  }

  override eq(other: FoldLine): boolean {
    return other.#of.isOpen === this.#of.isOpen && other.#of.lines === this.#of.lines;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { isOpen, lines, turn } = this.#of;
    const button = document.createElement("button");
    button.type = "button";
    button.className = isOpen ? "front-fold open" : "front-fold";
    button.ariaExpanded = String(isOpen);
    button.textContent = isOpen ? "Fold" : `Front matter, ${lines} ${lines === 1 ? "line" : "lines"}`;
    button.title = isOpen ? "Fold the front matter away" : "Show the front matter as it is written in the file";
    button.addEventListener("click", () => turn(view));
    const place = document.createElement(isOpen ? "span" : "div");
    place.className = isOpen ? "front-fold-end" : "front-fold-line";
    place.append(button);
    return place;
  }

  override ignoreEvent(): boolean {
    return true;
  }

  override get estimatedHeight(): number {
    return this.#of.isOpen ? -1 : 28;
  }
}
