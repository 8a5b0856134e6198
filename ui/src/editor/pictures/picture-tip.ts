/** A picture that the text links to, shown small where the pointer is over its link. */
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";

export interface PictureLink { from: number; to: number; target: string }

/** The picture whose link stands at a place of the text. */
export function pictureAt(state: EditorState, at: number): PictureLink | null {
  for (let node = syntaxTree(state).resolveInner(at, 1); ; node = node.parent) {
    if (node.name === "Image") {
      const url = node.getChild("URL");
      if (!url) return null;
      const target = state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, "$1");
      return { from: node.from, to: node.to, target };
    }
    if (!node.parent) return null;
  }
}

/** `addressOf` says where the picture of a link is served; nothing where it is none of the library. */
export function pictureTip(addressOf: (target: string) => string | null): Extension {
  return hoverTooltip((view, at) => {
    const link = pictureAt(view.state, at);
    const address = link && addressOf(link.target);
    if (!link || !address) return null;
    return {
      pos: link.from, end: link.to, above: false,
      create() {
        const dom = document.createElement("figure");
        dom.className = "picture-tip";
        const image = dom.appendChild(document.createElement("img"));
        image.alt = "";
        image.src = address;
        const words = dom.appendChild(document.createElement("figcaption"));
        words.textContent = link.target;
        image.onload = () => (words.textContent = `${image.naturalWidth} × ${image.naturalHeight}`);
        image.onerror = () => (words.textContent = "There is no such picture.");
        return { dom };
      },
    };
  });
}
