/** Two texts beside each other: the left one stays, the right one can be written in and take parts of the left. */
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { editing, markdownText } from "./extensions";

export interface Sides { left: string; right: string; leftLabel: string; rightLabel: string }

export interface ComparisonIsland {
  readonly dom: HTMLElement;
  /** The right text as it is now. */
  text(): string;
  destroy(): void;
}

const fixed = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
const labelled = (label: string) => EditorView.contentAttributes.of({ "aria-label": label });

export function comparisonIsland({ left, right, leftLabel, rightLabel }: Sides): ComparisonIsland {
  const view = new MergeView({
    a: { doc: left, extensions: [fixed, markdownText(), labelled(leftLabel)] },
    b: { doc: right, extensions: [editing, markdownText(), labelled(rightLabel)] },
    revertControls: "a-to-b",
    renderRevertControl() {
      const button = document.createElement("button");
      button.className = "take";
      button.type = "button";
      button.textContent = "→";
      button.title = button.ariaLabel = "Take this part";
      return button;
    },
    highlightChanges: true,
    gutter: true,
    collapseUnchanged: { margin: 3, minSize: 6 },
  });
  view.dom.classList.add("comparison-island");
  return { dom: view.dom, text: () => view.b.state.doc.toString(), destroy: () => view.destroy() };
}
