/** How the author arranged the window: panes and colour scheme. Remembered by the core, not here. */
import { effect, signal } from "@preact/signals";

export type Theme = "light" | "dark" | "system";

export interface Arrangement { library: boolean; preview: boolean; head: boolean; theme: Theme }

export class Layout {
  readonly library = signal(true);
  readonly preview = signal(true);
  readonly head = signal(true);
  readonly theme = signal<Theme>("system");

  /** Takes over what was remembered, and reports every change after that. */
  follow(remembered: unknown, changed: (arrangement: Arrangement) => void): () => void {
    const known = (typeof remembered === "object" && remembered !== null ? remembered : {}) as Partial<Arrangement>;
    this.library.value = known.library ?? true;
    this.preview.value = known.preview ?? true;
    this.head.value = known.head ?? true;
    this.theme.value = known.theme ?? "system";
    let first = true;
    return effect(() => {
      const arrangement = {
        library: this.library.value, preview: this.preview.value, head: this.head.value, theme: this.theme.value,
      };
      if (arrangement.theme === "system") delete document.documentElement.dataset["theme"];
      else document.documentElement.dataset["theme"] = arrangement.theme;
      if (!first) changed(arrangement);
      first = false;
    });
  }
}
