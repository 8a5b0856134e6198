/** What helps while the open note is written, and has to know the library for it. */
import type { Extension } from "@codemirror/state";
import { computed } from "@preact/signals";
import type { AppState } from "../window/app-state";
import { problemMarks } from "./problems/problem-marks";
import { problemTour } from "./problems/problem-tour";

export function writing({ inText, preview }: AppState): Extension {
  const problems = computed(() => preview.page.value?.problems ?? []);
  return [inText.extension, problemMarks(problems), problemTour];
}
