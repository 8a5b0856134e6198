/** Where an island of plain DOM (the editor, the preview, a comparison) meets the window's components. */
import { useEffect, useRef } from "preact/hooks";

interface Island { readonly dom: HTMLElement; destroy(): void }

/** Mounts an island once; `start` returns what to stop when the pane goes. */
export function IslandMount<I extends Island>({ build, start }: { build: () => I; start: (island: I) => () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const island = build();
    place.current?.append(island.dom);
    const stop = start(island);
    return () => {
      stop();
      island.destroy();
      island.dom.remove();
    };
  }, []);
  return <div class="island-mount" ref={place} />;
}
