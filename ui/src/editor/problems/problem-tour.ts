/** From one problem of the text to the next, each with its words shown beside it. */
import { type Diagnostic, forEachDiagnostic } from "@codemirror/lint";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { type Command, EditorView, showTooltip, type Tooltip } from "@codemirror/view";

interface Stop { from: number; to: number; said: Diagnostic[] }

const stopAt = StateEffect.define<Stop>();

/** The problems in the order of the text; those of one place are one stop. */
function stops(state: EditorState): Stop[] {
  const found = new Map<number, Stop>();
  forEachDiagnostic(state, (diagnostic, from, to) => {
    const stop = found.get(from) ?? { from, to, said: [] };
    stop.said.push(diagnostic);
    found.set(from, stop);
  });
  return [...found.values()].sort((a, b) => a.from - b.from);
}

/** To the problem after the caret, or before it; behind the last comes the first. */
function goes(step: 1 | -1): Command {
  return (view) => {
    const all = stops(view.state);
    const { head } = view.state.selection.main;
    const ahead = step > 0 ? all.find(({ from }) => from > head) : all.findLast(({ from }) => from < head);
    const stop = ahead ?? all.at(step > 0 ? 0 : -1);
    if (!stop) return false;
    view.dispatch({
      selection: { anchor: stop.from }, userEvent: "select",
      effects: [
        stopAt.of(stop), EditorView.scrollIntoView(stop.from, { y: "center" }),
        EditorView.announce.of(stop.said.map(({ message }) => message).join(" ")),
      ],
    });
    return true;
  };
}

export const nextProblem = goes(1);
export const previousProblem = goes(-1);

function tooltip({ from, to, said }: Stop): Tooltip {
  return {
    pos: from, end: to, above: false,
    create(view) {
      const dom = document.createElement("div");
      dom.className = "cm-tooltip-lint";
      for (const { renderMessage, message, actions = [] } of said) {
        dom.append(renderMessage?.(view) ?? message);
        for (const { name, apply } of actions) {
          const button = dom.appendChild(document.createElement("button"));
          button.className = "cm-diagnosticAction";
          button.type = "button";
          button.textContent = name;
          button.onclick = () => apply(view, from, to);
        }
      }
      return { dom };
    },
  };
}

/** The words of the problem that was gone to, until the author goes on. */
export const problemTour: Extension = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, { effects, docChanged, selection }) {
    const stop = effects.find((effect) => effect.is(stopAt));
    if (stop) return tooltip(stop.value as Stop);
    return docChanged || selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});
