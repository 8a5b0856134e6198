/** The right pane: the page as readers will get it, following the cursor. */
import { effect } from "@preact/signals";
import { previewIsland } from "../preview/island";
import type { Desk } from "../state/desk";
import { Mooring } from "./island";

export function PreviewPane({ desk }: { desk: Desk }) {
  const { host, proof, position, trouble } = desk;
  return (
    <aside class={proof.page.value ? "pane preview" : "pane preview vacant"} aria-label="Preview">
      <Mooring
        build={() => previewIsland(host.siteBase, {
          pageChosen: (address) => void desk.openAddress(address).catch(trouble),
          outsideChosen: (url) => void host.openInBrowser(url).catch(trouble),
        })}
        start={(island) => {
          const stopShowing = effect(() => {
            if (proof.page.value) island.show(proof.page.value);
          });
          const stopFollowing = effect(() => island.goTo(position.value.line));
          return () => {
            stopShowing();
            stopFollowing();
          };
        }}
      />
    </aside>
  );
}
