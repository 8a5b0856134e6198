/** The notes that have a tab over the text. Only one of them is in the editor: a tab is a path, and where it stands. */
import { batch, computed, signal } from "@preact/signals";
import type { MovedNote, TabNote } from "../host/wire";
import { namesOf } from "./names";
import { NO_TABS, renamed, shown, tabOf, wentTo, type TabOrder } from "./order";

/** The notes as they were used when Ctrl was pressed, and where among them the author is. */
interface Walk { paths: readonly string[]; at: number }

export class Tabs {
  readonly order = signal<TabOrder>(NO_TABS);
  /** What the library says of their notes, by path. */
  readonly notes = signal<ReadonlyMap<string, TabNote>>(new Map());
  /** What each is called in the strip. */
  readonly names = computed(() => namesOf(this.order.value.tabs.map(({ path }) => path), this.notes.value));
  /** One note needs no strip: its name stands there by itself. */
  readonly isStripSeen = computed(() => this.order.value.tabs.length > 1);
  /** Notes that got another path while another one was in the editor; a new list each time. */
  readonly moved = signal<readonly MovedNote[]>([]);
  isCtrlHeld = false;
  #walk: Walk | null = null;

  change(act: (order: TabOrder) => TabOrder): void {
    this.order.value = act(this.order.peek());
  }

  renamed(from: string, to: string): void {
    const notes = new Map(this.notes.peek());
    const known = notes.get(from);
    if (known) notes.set(to, { ...known, path: to });
    batch(() => {
      this.notes.value = notes;
      this.change((order) => renamed(order, from, to));
    });
  }

  has(path: string): boolean {
    return tabOf(this.order.peek(), path) !== undefined;
  }

  nameOf(path: string): string {
    return this.names.peek().get(path)?.title ?? path;
  }

  /** A step along the notes by use, from where the last one led; none where there is no other. */
  walk(step: 1 | -1): string | null {
    const { used } = this.order.peek();
    const walk = this.#walk ?? { paths: used, at: 0 };
    const there = walk.paths.filter((path) => this.has(path));
    if (there.length < 2) return null;
    const at = (Math.max(0, there.indexOf(walk.paths[walk.at]!)) + step + there.length) % there.length;
    this.#walk = { paths: there, at };
    return there[at]!;
  }

  /** The author is where the walk led: it is the latest by now. */
  endWalk(): void {
    if (!this.#walk) return;
    this.#walk = null;
    const { active } = this.order.peek();
    if (active !== null) this.change((order) => wentTo(order, active));
  }

  /** While a walk lasts, which notes were used when stays as it is. */
  wentTo(order: TabOrder, path: string): TabOrder {
    return this.#walk ? shown(order, path) : wentTo(order, path);
  }
}
