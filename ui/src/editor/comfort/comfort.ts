/** How the author likes to write; remembered as the arrangement of the window is. */
import { effect, type Signal, signal } from "@preact/signals";

const HABITS = ["spelling", "paragraph", "typewriter", "quietMarks", "vim"] as const;
export type Habit = (typeof HABITS)[number];

export class Comfort {
  /** Misspelled words are marked. */
  readonly spelling = signal(true);
  /** Only the paragraph of the caret stands out. */
  readonly paragraph = signal(false);
  /** The line that is written stays in the middle. */
  readonly typewriter = signal(false);
  /** The marks of Markdown are seen on the caret's line alone. */
  readonly quietMarks = signal(false);
  readonly vim = signal(false);

  toggle(habit: Habit): void {
    this[habit].value = !this[habit].value;
  }

  /** Takes over what was remembered, and reports every change after that. */
  restoreAndWatch(remembered: unknown, changed: (habits: Record<Habit, boolean>) => void): () => void {
    const known = (typeof remembered === "object" && remembered !== null ? remembered : {}) as Record<string, unknown>;
    const kept: Record<Habit, Signal<boolean>> = this;
    for (const habit of HABITS) if (typeof known[habit] === "boolean") kept[habit].value = known[habit];
    let first = true;
    return effect(() => {
      const habits = Object.fromEntries(HABITS.map((habit) => [habit, kept[habit].value])) as Record<Habit, boolean>;
      if (!first) changed(habits);
      first = false;
    });
  }
}
