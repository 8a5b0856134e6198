/** The right pane: the page as readers will get it, following the text. */
import { computed, effect, untracked } from "@preact/signals";
import { previewIsland } from "./preview-island";
import type { Desk } from "../window/app-state";
import type { Device } from "../window/layout";
import { Divider } from "../window/divider";
import { Globe, Link, Phone, RightPane, Tablet, Wide } from "../components/icons";
import { Mooring } from "../components/island-mount";

const DEVICES: [Device, string, () => preact.JSX.Element][] = [
  ["wide", "As wide as the pane", Wide], ["tablet", "As on a tablet", Tablet], ["phone", "As on a phone", Phone],
];

function Bar({ desk }: { desk: Desk }) {
  const { layout, proof } = desk;
  return (
    <header class="bar">
      <p class="path">{proof.page.value?.address}{proof.isStale.value && <span class="problem"> behind the text</span>}</p>
      <div class="choices" role="group" aria-label="Width of the page">
        {DEVICES.map(([device, words, Sign]) => (
          <button
            key={device} class="quiet icon-button" aria-label={words} title={words} aria-pressed={layout.device.value === device}
            onClick={() => (layout.device.value = device)}
          ><Sign /></button>
        ))}
      </div>
      <button
        class="quiet icon-button" aria-label="Scroll along with the text" title="Scroll along with the text" aria-pressed={layout.following.value}
        onClick={() => (layout.following.value = !layout.following.value)}
      ><Link /></button>
      {desk.remote.value.length > 0 && desk.shelf.view.value?.remote && (
        <button
          class="quiet icon-button" aria-label="Pictures from other sites are shown" title="Pictures from other sites are shown" aria-pressed="true"
          onClick={() => void desk.showRemote(false)}
        ><Globe /></button>
      )}
      {!layout.shows.editor.value && (
        <button class="quiet icon-button" aria-label="Back to the text" title="Back to the text (Ctrl+3)" onClick={() => layout.toggle("preview")}><RightPane /></button>
      )}
    </header>
  );
}

/** The sites that pictures are on, the first two by name. */
function sites(addresses: readonly string[]): string {
  const hosts = [...new Set(addresses.map((address) => new URL(address).host))];
  const rest = hosts.length - 2;
  return rest > 0 ? `${hosts.slice(0, 2).join(", ")} and ${rest} more` : hosts.join(" and ");
}

/** What the page would ask other sites for, and the author's word on it. */
function Elsewhere({ desk }: { desk: Desk }) {
  const addresses = desk.remote.value;
  if (addresses.length === 0 || desk.shelf.view.value?.remote || !desk.proof.page.value) return null;
  return (
    <div class="decision decision-quiet" role="status">
      <p>This note names pictures at {sites(addresses)}. Nothing is asked of other sites until you say so.</p>
      <div class="actions"><button onClick={() => void desk.showRemote(true)}>Show pictures from other sites</button></div>
    </div>
  );
}

export function PreviewPane({ desk }: { desk: Desk }) {
  const { host, proof, layout, position, top, trouble } = desk;
  return (
    <aside class={`pane preview as-${layout.device.value}${proof.page.value ? "" : " vacant"}`} aria-label="Preview">
      {layout.shows.editor.value && <Divider layout={layout} side="preview" />}
      <Bar desk={desk} />
      <Elsewhere desk={desk} />
      <Mooring
        build={() => previewIsland(host.siteBase, {
          pageChosen: (address) => void desk.openAddress(address).catch(trouble),
          outsideChosen: (url) => void host.openInBrowser(url).catch(trouble),
          lineChosen: (line) => (desk.jump.value = { line }),
          remoteFound: (addresses) => desk.foundRemote(addresses),
        })}
        start={(island) => {
          // Where on its line the cursor is makes no difference to the page.
          const line = computed(() => position.value.line);
          const stops = [
            effect(() => island.wear(layout.theme.value)),
            // Before the first page is shown, so that it is never loaded with more than it may.
            effect(() => island.admit(desk.shelf.view.value?.remote ? "let in" : "kept out")),
            effect(() => {
              if (proof.page.value) island.show(proof.page.value);
            }),
            effect(() => {
              const at = top.value;
              if (untracked(() => layout.following.value)) island.scrollTo(at);
            }),
            effect(() => {
              const at = line.value;
              if (untracked(() => layout.following.value)) island.reveal(at);
            }),
          ];
          return () => stops.forEach((stop) => stop());
        }}
      />
    </aside>
  );
}
