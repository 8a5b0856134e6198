/**
 * How the author arranged the window: panes, their widths, colour scheme. Remembered by the core, not here.
 * What is wanted and what there is room for are two things: a small window shows fewer panes and forgets none.
 */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";

export type Theme = "light" | "dark" | "system";
export type Device = "wide" | "desktop" | "tablet" | "phone";
export type Side = "library" | "preview";

export interface Arrangement {
  library: boolean; preview: boolean; head: boolean; tags: boolean; topics: boolean; theme: Theme;
  libraryWidth: number; previewShare: number; device: Device; following: boolean; glowing: boolean;
  zoom: number; writing: number; measure: number;
}

/** Below these widths of the window there is room for two panes, and for one. */
export const ROOM_FOR_THREE = 1060;
export const ROOM_FOR_TWO = 640;
export const LIBRARY_WIDTH = { least: 216, usual: 288, most: 480 };
export const ZOOM = { least: 0.5, usual: 1, most: 3 };
/** The size of what is written, in px, and how many signs of it make a line. */
export const WRITING = { least: 12, usual: 15, most: 24 };
export const MEASURE = { least: 48, usual: 72, most: 120 };
export const PREVIEW_SHARE = { least: 0.25, usual: 0.46, most: 0.7 };

const clamp = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.min(most, Math.max(least, value));

export class Layout {
  readonly library = signal(true);
  readonly preview = signal(true);
  readonly head = signal(true);
  readonly topics = signal(true);
  readonly tags = signal(true);
  readonly theme = signal<Theme>("system");
  readonly libraryWidth = signal(LIBRARY_WIDTH.usual);
  /** The preview's part of what the library leaves. */
  readonly previewShare = signal(PREVIEW_SHARE.usual);
  readonly device = signal<Device>("wide");
  /** Whether the preview scrolls along with the text. */
  readonly following = signal(true);
  /** Whether the preview marks what changes for a moment. */
  readonly glowing = signal(false);
  readonly zoom = signal(ZOOM.usual);
  readonly writing = signal(WRITING.usual);
  readonly measure = signal(MEASURE.usual);
  /** Whether the window fills the screen, as the system says. */
  readonly isFullScreen = signal(false);
  /** The window's own width. */
  readonly room = signal(1440);
  /** The pane that the author called last; it has the right of way where not all fit. */
  readonly front = signal<Side | "editor">("editor");

  readonly shows: Record<Side | "editor", ReadonlySignal<boolean>> = {
    library: computed(() => this.library.value && this.#fits("library")),
    preview: computed(() => this.preview.value && this.#fits("preview")),
    editor: computed(() => this.room.value >= ROOM_FOR_TWO || (!this.shows.library.value && !this.shows.preview.value)),
  };

  #fits(side: Side): boolean {
    const room = this.room.value;
    const front = this.front.value;
    if (room >= ROOM_FOR_THREE) return true;
    if (room < ROOM_FOR_TWO) return front === side;
    if (front === side) return true;
    return side === "library" ? front !== "preview" || !this.preview.value : front !== "library" && !this.library.value;
  }

  /** Shows a side that is not seen, hides one that is. */
  toggle(side: Side): void {
    const seen = this.shows[side].value;
    batch(() => {
      // Where there is room for one pane, another one in front does not mean that this one is unwanted.
      if (!seen || this.room.value >= ROOM_FOR_TWO) this[side].value = !seen;
      this.front.value = seen ? "editor" : side;
    });
  }

  show(side: Side): void {
    if (!this.shows[side].value) this.toggle(side);
  }

  toggleHead(): void {
    this.head.value = !this.head.value;
  }

  toggleFollowing(): void {
    this.following.value = !this.following.value;
  }

  /** Gives the text its place back where the library covered it. */
  toText(): void {
    if (this.room.value < ROOM_FOR_TWO) this.front.value = "editor";
  }

  /** One step larger or smaller; nothing is as it was at first. */
  zoomBy(steps: 1 | -1 | null): void {
    this.zoom.value = steps === null ? ZOOM.usual : Math.round(clamp(this.zoom.value + steps / 10, ZOOM) * 10) / 10;
  }

  writeLarger(steps: number): void {
    this.writing.value = clamp(this.writing.value + steps, WRITING);
  }

  widenMeasure(steps: number): void {
    this.measure.value = clamp(this.measure.value + steps, MEASURE);
  }

  resize(side: Side, to: number): void {
    if (side === "library") this.libraryWidth.value = Math.round(clamp(to, LIBRARY_WIDTH));
    else this.previewShare.value = Math.round(clamp(to, PREVIEW_SHARE) * 1000) / 1000;
  }

  /** Takes over what was remembered, and reports every change after that. */
  restoreAndWatch(remembered: unknown, changed: (arrangement: Arrangement) => void): () => void {
    const isThere = typeof remembered === "object" && remembered !== null;
    const known: Partial<Record<keyof Arrangement, unknown>> = isThere ? remembered : {};
    const kept: { [Key in keyof Arrangement]: Signal<Arrangement[Key]> } = {
      library: this.library, preview: this.preview, head: this.head, tags: this.tags, topics: this.topics,
      theme: this.theme, libraryWidth: this.libraryWidth, previewShare: this.previewShare, device: this.device,
      following: this.following, glowing: this.glowing, zoom: this.zoom, writing: this.writing,
      measure: this.measure,
    };
    for (const [key, value] of Object.entries(kept)) {
      const before = known[key as keyof Arrangement];
      if (typeof before === typeof value.value) (value as Signal<unknown>).value = before;
    }
    let first = true;
    return effect(() => {
      const values = Object.entries(kept).map(([key, value]) => [key, value.value]);
      const arrangement = Object.fromEntries(values) as Arrangement;
      if (arrangement.theme === "system") delete document.documentElement.dataset["theme"];
      else document.documentElement.dataset["theme"] = arrangement.theme;
      if (!first) changed(arrangement);
      first = false;
    });
  }
}
