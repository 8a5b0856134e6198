/** The right pane: the page as readers will get it, following the text. */
import { computed, effect, untracked } from "@preact/signals";
import { withKeys } from "../commands/table";
import { Back, Globe, Glow, Home, Link, Phone, RightPane, Tablet, Wide } from "../components/icons";
import { IslandMount } from "../components/island-mount";
import type { AppState } from "../window/app-state";
import { Divider } from "../window/divider";
import type { Device } from "../window/layout";
import { previewIsland, type PreviewIsland } from "./preview-island";
import { openPageMenu } from "./page-menu";
import { openFromPage, visitPage } from "./visit-page";
import { allowRemotePictures, RemotePicturesBar } from "./remote-pictures-bar";

const DEVICES: [Device, string, () => preact.JSX.Element][] = [
  ["wide", "As wide as the pane", RightPane], ["desktop", "As on a desktop, 1,280 pixels", Wide],
  ["tablet", "As on a tablet, 768 pixels", Tablet], ["phone", "As on a phone, 390 pixels", Phone],
];
const WIDTHS: Record<Device, number | null> = { wide: null, desktop: 1280, tablet: 768, phone: 390 };

function Bar({ app }: { app: AppState }) {
  const { layout, preview } = app;
  const { device, following, glowing, shows } = layout;
  const visited = preview.visited.value;
  return (
    <header class="bar">
      {visited
        ? (
          <button
            class="quiet icon-button" aria-label="Back to the note" title="Back to the note"
            onClick={() => (preview.visited.value = null)}
          ><Back /></button>
        )
        : (
          <button
            class="quiet icon-button" aria-label="Home page of the blog" title="Home page of the blog"
            onClick={() => void visitPage(app, "index.html").catch(app.notices.report)}
          ><Home /></button>
        )}
      <p class="path">
        {visited?.address ?? preview.page.value?.address}
        {preview.isStale.value && <span class="problem"> behind the text</span>}
      </p>
      {device.value !== "wide" && <span class="count scale">{Math.round(preview.scale.value * 100)} %</span>}
      <div class="devices" role="group" aria-label="Width of the page">
        {DEVICES.map(([name, words, Sign]) => (
          <button
            key={name} class="quiet icon-button" aria-label={words} title={words} aria-pressed={device.value === name}
            onClick={() => (device.value = name)}
          ><Sign /></button>
        ))}
      </div>
      <button
        class="quiet icon-button" aria-label="Scroll along with the text" title="Scroll along with the text"
        aria-pressed={following.value} onClick={() => layout.toggleFollowing()}
      ><Link /></button>
      <button
        class="quiet icon-button" aria-label="Mark what changes" title="Mark what changes for a moment"
        aria-pressed={glowing.value} onClick={() => (glowing.value = !glowing.value)}
      ><Glow /></button>
      {preview.remotePictures.value.length > 0 && app.library.value?.remote && (
        <button
          class="quiet icon-button" aria-label="Pictures from other sites are shown"
          title="Pictures from other sites are shown" aria-pressed="true"
          onClick={() => allowRemotePictures(app, false)}
        ><Globe /></button>
      )}
      {!shows.editor.value && (
        <button
          class="quiet icon-button" aria-label="Back to the text"
          title={withKeys("Back to the text", "toggle-preview")} onClick={() => layout.toggle("preview")}
        ><RightPane /></button>
      )}
    </header>
  );
}

/** Keeps the page up with the text, the colours and the author's place. Returns what ends it. */
function keepUp(app: AppState, island: PreviewIsland): () => void {
  const { cursor, layout, preview } = app;
  // Where on its line the cursor is makes no difference to the page.
  const line = computed(() => cursor.position.value.line);
  const isAsked = (at: number): boolean => Math.abs(at - (cursor.pageTop.peek()?.line ?? 0)) < 1;
  const stops = [
    effect(() => island.setColorScheme(layout.theme.value)),
    // Before the first page is shown, so that it is never loaded with more than it may.
    effect(() => island.setRemote(app.library.value?.remote ? "allowed" : "blocked")),
    effect(() => island.setWidth(WIDTHS[layout.device.value])),
    effect(() => island.setGlow(layout.glowing.value)),
    effect(() => {
      if (preview.page.value) island.show(preview.page.value);
    }),
    effect(() => island.visit(preview.visited.value)),
    effect(() => {
      if (preview.anchor.value) island.goTo(preview.anchor.value.id);
    }),
    effect(() => {
      const at = cursor.topLine.value;
      // What the page itself asked for does not come back to it.
      if (untracked(() => layout.following.value) && !isAsked(at)) island.scrollTo(at);
    }),
    effect(() => {
      const at = line.value;
      if (untracked(() => layout.following.value)) island.reveal(at);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

export function PreviewPane({ app }: { app: AppState }) {
  const { cursor, host, layout, note, notices: { report }, preview } = app;
  const vacant = preview.page.value ? "" : " vacant";
  return (
    <aside
      class={`pane preview as-${layout.device.value}${vacant}`} aria-label="Preview"
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && app.focus.toText("")}
    >
      {layout.shows.editor.value && <Divider layout={layout} side="preview" />}
      <Bar app={app} />
      <RemotePicturesBar app={app} />
      <IslandMount
        build={() => previewIsland(host.siteBase, {
          pageChosen: (address, id) => void openFromPage(app, address, id).catch(report),
          outsideChosen: (url) => void host.openInBrowser(url).catch(report),
          menuAsked: (at, over) => openPageMenu(app, at, over),
          wordChosen(from, to, placeIn) {
            const lines = note.text.split("\n");
            const start = lines.slice(0, from - 1).reduce((sum, line) => sum + line.length + 1, 0);
            const source = lines.slice(from - 1, to === null ? undefined : to - 1).join("\n");
            cursor.pageCaret.value = { at: start + placeIn(source) };
          },
          scrolled(line) {
            if (layout.following.peek()) cursor.pageTop.value = { line };
          },
          scaled: (scale) => (preview.scale.value = scale),
          remoteFound: (addresses) => preview.foundRemote(addresses),
        })}
        start={(island) => keepUp(app, island)}
      />
    </aside>
  );
}
