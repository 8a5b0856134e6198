/** The middle pane: the text, and above it its facts and whatever the author has to decide. */
import { computed, effect } from "@preact/signals";
import { runAndReport } from "../commands/run";
import { withKeys } from "../commands/table";
import { Clock, Facts, LeftPane, RightPane } from "../components/icons";
import { IslandMount } from "../components/island-mount";
import { LeftBehindBar } from "../library/left-behind-bar";
import { TabStrip } from "../tabs/tab-strip";
import type { AppState } from "../window/app-state";
import { ConflictBar } from "./conflict-bar";
import { editorIsland, type EditorIsland } from "./editor-island";
import { HeadForm } from "./head/head-form";
import { writing } from "./writing";

function Bar({ app }: { app: AppState }) {
  const { layout, note, tabs } = app;
  const { path } = note.opened.value ?? {};
  const at = path === undefined ? -1 : path.lastIndexOf("/") + 1;
  return (
    <header class="bar">
      <button
        class="quiet icon-button" aria-label="Library" aria-pressed={layout.shows.library.value}
        title={withKeys("Library", "toggle-library")} onClick={() => layout.toggle("library")}
      ><LeftPane /></button>
      {tabs.isStripSeen.value
        ? <TabStrip app={app} />
        : <p class="path">{path && <><span>{path.slice(0, at)}</span>{path.slice(at)}</>}</p>}
      {path && (
        <>
          <button
            class="quiet icon-button" aria-label="Facts" aria-pressed={layout.head.value}
            title={withKeys("Facts of the note", "toggle-head")} onClick={() => runAndReport(app, "toggle-head")}
          ><Facts /></button>
          <button
            class="quiet icon-button" aria-label="History" title={withKeys("History of the note", "history")}
            onClick={() => runAndReport(app, "history")}
          ><Clock /></button>
        </>
      )}
      <button
        class="quiet icon-button" aria-label="Preview" aria-pressed={layout.shows.preview.value}
        title={withKeys("Preview", "toggle-preview")} onClick={() => layout.toggle("preview")}
      ><RightPane /></button>
    </header>
  );
}

/** Lets the text have the focus where writing goes on in it. Returns what ends it. */
function givesFocus({ focus, layout, note }: AppState, island: EditorIsland): () => void {
  focus.toText = (typed) => {
    if (!note.opened.peek() || !layout.shows.editor.peek()) return false;
    // A pane that is called for is there with the next frame.
    if (!island.focus(typed)) requestAnimationFrame(() => island.focus(typed));
    return true;
  };
  return () => void (focus.toText = () => false);
}

function NoNote({ app }: { app: AppState }) {
  return (
    <div class="empty">
      <p>Choose a note on the left, or begin one.</p>
      <button class="main" onClick={() => runAndReport(app, "new-note")}>New note</button>
    </div>
  );
}

export function EditorPane({ app }: { app: AppState }) {
  const { cursor, layout, note, notices, places } = app;
  const isVacant = !note.opened.value;
  return (
    <main
      class={isVacant ? "pane editor vacant" : "pane editor"} aria-label="Note" hidden={!layout.shows.editor.value}
    >
      <Bar app={app} />
      {isVacant && <NoNote app={app} />}
      <LeftBehindBar app={app} />
      <ConflictBar app={app} />
      {layout.head.value && !isVacant && <HeadForm app={app} />}
      <IslandMount
        build={() => editorIsland({
          typed: (text, session) => note.edit(text, session),
          left: () => void note.flush().catch(notices.report),
          moved: (place, column) => {
            cursor.position.value = { line: place.line, column };
            if (note.path !== null) places.put(note.path, place);
          },
          hasTab: (path) => app.tabs.has(path),
          scrolled: (top) => {
            cursor.topLine.value = top;
            const place = note.path === null ? null : places.of(note.path);
            if (note.path !== null && place) places.put(note.path, { ...place, top });
          },
        }, writing(app))}
        start={(island) => {
          const folder = computed(() => app.library.value?.folder);
          const stops = [
            effect(() => {
              const shown = note.shown.value;
              island.show(shown, shown && places.of(shown.path));
            }),
            effect(() => {
              void folder.value;
              island.forget();
            }),
            effect(() => {
              for (const { from, to } of app.tabs.moved.value) island.moved(from, to);
            }),
            effect(() => {
              if (cursor.jump.value) island.goTo(cursor.jump.value.line, cursor.jump.value.part);
            }),
            effect(() => {
              if (cursor.findRequests.value > 0) requestAnimationFrame(() => island.find());
            }),
            givesFocus(app, island),
          ];
          return () => stops.forEach((stop) => stop());
        }}
      />
    </main>
  );
}
