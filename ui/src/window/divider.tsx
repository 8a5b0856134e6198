/**
 * The hairline at the edge of a side pane: dragged with the pointer, moved with the arrow keys, reset by a double
 * click.
 */
import type { Layout, Side } from "./layout";
import { LIBRARY_WIDTH, PREVIEW_SHARE } from "./layout";

const LABELS: Record<Side, string> = { library: "Width of the library", preview: "Width of the preview" };

export function Divider({ layout, side }: { layout: Layout; side: Side }) {
  const bounds = side === "library" ? LIBRARY_WIDTH : PREVIEW_SHARE;
  const now = side === "library" ? layout.libraryWidth.value : layout.previewShare.value;
  const percent = Math.round(((now - bounds.least) / (bounds.most - bounds.least)) * 100);

  const place = (divider: HTMLElement, x: number): void => {
    const pane = divider.closest(".pane")!;
    const { left, right } = pane.getBoundingClientRect();
    if (side === "library") return layout.resize("library", x - left);
    layout.resize("preview", (right - x) / (right - pane.previousElementSibling!.getBoundingClientRect().left));
  };
  const press = (event: PointerEvent): void => {
    const divider = event.currentTarget as HTMLElement;
    event.preventDefault();
    divider.focus();
    divider.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent): void => {
    const divider = event.currentTarget as HTMLElement;
    if (divider.hasPointerCapture(event.pointerId)) place(divider, event.clientX);
  };
  const key = (event: KeyboardEvent): void => {
    const step = (bounds.most - bounds.least) * (event.shiftKey ? 0.2 : 0.05) * (side === "library" ? 1 : -1);
    const to = { ArrowLeft: now - step, ArrowRight: now + step, Home: bounds.least, End: bounds.most }[event.key];
    if (event.key === "Enter") layout.toggle(side);
    else if (to === undefined) return;
    else layout.resize(side, to);
    event.preventDefault();
  };
  return (
    <div
      class={`divider divider-${side}`} role="separator" tabIndex={0} aria-orientation="vertical"
      aria-label={LABELS[side]} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}
      onPointerDown={press} onPointerMove={drag} onKeyDown={key} onDblClick={() => layout.resize(side, bounds.usual)}
    />
  );
}
