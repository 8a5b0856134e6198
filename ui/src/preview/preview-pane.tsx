/** The right pane: the page as readers will get it, following the text. */
import { computed, effect, untracked } from "@preact/signals";
import { withKeys } from "../commands/table";
import { Globe, Link, Phone, RightPane, Tablet, Wide } from "../components/icons";
import { IslandMount } from "../components/island-mount";
import { openAddress } from "../note/open-note";
import type { AppState } from "../window/app-state";
import { Divider } from "../window/divider";
import type { Device } from "../window/layout";
import { previewIsland, type PreviewIsland } from "./preview-island";
import { allowRemotePictures, RemotePicturesBar } from "./remote-pictures-bar";

const DEVICES: [Device, string, () => preact.JSX.Element][] = [
  ["wide", "As wide as the pane", Wide], ["tablet", "As on a tablet", Tablet], ["phone", "As on a phone", Phone],
];

function Bar({ app }: { app: AppState }) {
  const { layout, preview } = app;
  const { device, following, shows } = layout;
  return (
    <header class="bar">
      <p class="path">
        {preview.page.value?.address}
        {preview.isStale.value && <span class="problem"> behind the text</span>}
      </p>
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
  const stops = [
    effect(() => island.setColorScheme(layout.theme.value)),
    // Before the first page is shown, so that it is never loaded with more than it may.
    effect(() => island.setRemote(app.library.value?.remote ? "allowed" : "blocked")),
    effect(() => {
      if (preview.page.value) island.show(preview.page.value);
    }),
    effect(() => {
      const at = cursor.topLine.value;
      if (untracked(() => layout.following.value)) island.scrollTo(at);
    }),
    effect(() => {
      const at = line.value;
      if (untracked(() => layout.following.value)) island.reveal(at);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

export function PreviewPane({ app }: { app: AppState }) {
  const { cursor, host, layout, notices: { report }, preview } = app;
  const vacant = preview.page.value ? "" : " vacant";
  return (
    <aside class={`pane preview as-${layout.device.value}${vacant}`} aria-label="Preview">
      {layout.shows.editor.value && <Divider layout={layout} side="preview" />}
      <Bar app={app} />
      <RemotePicturesBar app={app} />
      <IslandMount
        build={() => previewIsland(host.siteBase, {
          pageChosen: (address) => void openAddress(app, address).catch(report),
          outsideChosen: (url) => void host.openInBrowser(url).catch(report),
          lineChosen: (line) => (cursor.jump.value = { line }),
          remoteFound: (addresses) => preview.foundRemote(addresses),
        })}
        start={(island) => keepUp(app, island)}
      />
    </aside>
  );
}
