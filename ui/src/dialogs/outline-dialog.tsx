/** The headings of the note: to jump to one, and to put a section elsewhere, by keys or by dragging it. */
import { useEffect, useState } from "preact/hooks";
import { EditorView } from "@codemirror/view";
import { isComposing } from "../components/composing";
import { sectionMoved } from "../editor/outline/move-section";
import { type Section, sectionAt, sectionsOf } from "../editor/outline/sections";
import type { AppState } from "../window/app-state";
import { DialogFrame } from "./dialog-frame";

const idOf = (index: number): string => `outline-entry-${index}`;

export function OutlineDialog({ app, close }: { app: AppState; close: () => void }) {
  const { view } = app.inText;
  const begin = (): Section[] => (view ? sectionsOf(view.state) : []);
  const [sections, setSections] = useState(begin);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(() => Math.max(0, view ? sectionAt(sections, view.state.selection.main.head) : 0));
  const [dragged, setDragged] = useState<number | null>(null);
  const wanted = query.trim().toLowerCase();
  const shown = [...sections.keys()].filter((index) => sections[index]!.words.toLowerCase().includes(wanted));
  const top = Math.min(...sections.map(({ level }) => level));
  useEffect(() => document.getElementById(idOf(at))?.scrollIntoView?.({ block: "nearest" }), [at]);

  const go = (index: number | undefined): void => {
    const section = index === undefined ? undefined : sections[index];
    if (!view || !section) return;
    close();
    const effects = EditorView.scrollIntoView(section.from, { y: "start", yMargin: 48 });
    view.dispatch({ selection: { anchor: section.from }, effects });
    app.focus.toText("");
  };
  const move = (index: number, step: 1 | -1): number => {
    const spec = view && sectionMoved(view.state, index, step);
    if (!view || !spec) return index;
    view.dispatch(spec);
    const after = sectionsOf(view.state);
    setSections(after);
    const now = sectionAt(after, view.state.selection.main.head);
    setAt(now);
    return now;
  };
  /** Step by step towards the place it is let go over, as far as its heading goes. */
  const drop = (onto: number): void => {
    let index = dragged;
    setDragged(null);
    for (let left = sections.length; index !== null && index !== onto && left > 0; left--) {
      const next = move(index, onto < index ? -1 : 1);
      if (next === index || (next < onto) !== (index < onto)) return;
      index = next;
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const here = shown.indexOf(at);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && event.altKey) move(at, step);
    else if (step !== 0) setAt(shown[Math.min(shown.length - 1, Math.max(0, here + step))] ?? at);
    else if (event.key === "Enter") go(here < 0 ? shown[0] : at);
    else return;
    event.preventDefault();
  };
  return (
    <DialogFrame app={app} title="Outline" size="palette" close={close}>
      <input
        class="palette-field" autofocus role="combobox" aria-label="A heading" aria-expanded="true"
        aria-controls="outline-entries" aria-activedescendant={shown.includes(at) ? idOf(at) : undefined}
        autocomplete="off" placeholder="A heading; Alt with an arrow moves its section" value={query}
        onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={key}
      />
      <ul id="outline-entries" class="entries outline" role="listbox" aria-label="Headings">
        {shown.map((index) => (
          <li
            key={index} id={idOf(index)} role="option" aria-selected={index === at} draggable
            style={{ "--depth": sections[index]!.level - top }} class={dragged === index ? "dragged" : ""}
            onClick={() => go(index)} onDragStart={() => setDragged(index)} onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              drop(index);
            }}
          ><span>{sections[index]!.words || "A heading without words"}</span></li>
        ))}
      </ul>
      {shown.length === 0 && <p class="hint">{sections.length > 0 ? "No heading says this." : "No headings yet."}</p>}
    </DialogFrame>
  );
}
