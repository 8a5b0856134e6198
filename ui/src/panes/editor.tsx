/** The middle pane: the text, and above it whatever the author has to decide. */
import { effect } from "@preact/signals";
import { editorIsland } from "../editor/island";
import type { Desk } from "../state/desk";
import { Decision } from "./decision";
import { HeadForm } from "./head";
import { Mooring } from "./island";

const nonce = (): string => document.querySelector<HTMLStyleElement>("#nonce")?.nonce ?? "";

export function EditorPane({ desk }: { desk: Desk }) {
  const { writing, layout, position, jump } = desk;
  return (
    <main class={writing.note.value ? "pane editor" : "pane editor vacant"} aria-label="Note">
      {!writing.note.value && (
        <div class="empty">
          <p>Choose a note on the left, or begin one.</p>
          <button class="main" onClick={() => void desk.choose("new-note")}>New note</button>
        </div>
      )}
      <Decision desk={desk} />
      {layout.head.value && writing.note.value && <HeadForm desk={desk} />}
      <Mooring
        build={() => editorIsland({
          typed: (text) => writing.edit(text),
          left: () => void writing.save(),
          moved: (at) => (position.value = at),
        }, nonce())}
        start={(island) => {
          const stopShowing = effect(() => {
            if (writing.shown.value) island.show(writing.shown.value);
          });
          const stopJumping = effect(() => {
            if (jump.value) island.goTo(jump.value.line);
          });
          return () => {
            stopShowing();
            stopJumping();
          };
        }}
      />
    </main>
  );
}
