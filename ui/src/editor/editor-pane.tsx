/** The middle pane: the text, and above it its facts and whatever the author has to decide. */
import { effect } from "@preact/signals";
import { editorIsland } from "./editor-island";
import type { Desk } from "../window/app-state";
import { Decision } from "./conflict-bar";
import { HeadForm } from "./head/head-form";
import { Clock, Facts, LeftPane, RightPane } from "../components/icons";
import { Mooring } from "../components/island-mount";
import { LeftBehind } from "../library/left-behind-bar";

function Bar({ desk }: { desk: Desk }) {
  const { layout, writing } = desk;
  const { path } = writing.note.value ?? {};
  const at = path === undefined ? -1 : path.lastIndexOf("/") + 1;
  return (
    <header class="bar">
      <button
        class="quiet icon-button" aria-label="Library" aria-pressed={layout.shows.library.value} title="Library (Ctrl+1)"
        onClick={() => layout.toggle("library")}
      ><LeftPane /></button>
      <p class="path">{path && <><span>{path.slice(0, at)}</span>{path.slice(at)}</>}</p>
      {path && (
        <>
          <button
            class="quiet icon-button" aria-label="Facts" aria-pressed={layout.head.value} title="Facts of the note (Ctrl+2)"
            onClick={() => void desk.choose("toggle-head")}
          ><Facts /></button>
          <button class="quiet icon-button" aria-label="History" title="History of the note (Ctrl+Alt+H)" onClick={() => void desk.choose("history")}><Clock /></button>
        </>
      )}
      <button
        class="quiet icon-button" aria-label="Preview" aria-pressed={layout.shows.preview.value} title="Preview (Ctrl+3)"
        onClick={() => layout.toggle("preview")}
      ><RightPane /></button>
    </header>
  );
}

function Vacant({ desk }: { desk: Desk }) {
  return (
    <div class="empty">
      <p>Choose a note on the left, or begin one.</p>
      <button class="main" onClick={() => void desk.choose("new-note")}>New note</button>
    </div>
  );
}

export function EditorPane({ desk }: { desk: Desk }) {
  const { writing, layout, position, top, jump, backToText } = desk;
  const isVacant = !writing.note.value;
  return (
    <main class={isVacant ? "pane editor vacant" : "pane editor"} aria-label="Note" hidden={!layout.shows.editor.value}>
      <Bar desk={desk} />
      {isVacant && <Vacant desk={desk} />}
      <LeftBehind desk={desk} />
      <Decision desk={desk} />
      {layout.head.value && !isVacant && <HeadForm desk={desk} />}
      <Mooring
        build={() => editorIsland({
          typed: (text, sitting) => writing.edit(text, sitting),
          left: () => void writing.putAway().catch(desk.trouble),
          moved: (at) => (position.value = at),
          scrolled: (line) => (top.value = line),
        })}
        start={(island) => {
          const stopShowing = effect(() => {
            if (writing.shown.value) island.show(writing.shown.value);
          });
          const stopJumping = effect(() => {
            if (jump.value) island.goTo(jump.value.line);
          });
          const stopGoingBack = effect(() => {
            // A pane that is called for is there with the next frame.
            if (backToText.value > 0) requestAnimationFrame(() => island.focus());
          });
          return () => {
            stopShowing();
            stopJumping();
            stopGoingBack();
          };
        }}
      />
    </main>
  );
}
