/** What helps while the open note is written, and has to know the library or the window for it. */
import type { Extension } from "@codemirror/state";
import { computed } from "@preact/signals";
import type { AppState } from "../window/app-state";
import { frontFold } from "./front-matter/fold";
import { problemMarks } from "./problems/problem-marks";
import { problemTour } from "./problems/problem-tour";

export function writing({ inText, layout, preview }: AppState): Extension {
  const problems = computed(() => preview.page.value?.problems ?? []);
  return [inText.extension, frontFold(layout.head), problemMarks(problems), problemTour];
}
