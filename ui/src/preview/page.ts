/** The page of a note as the preview shows it: what the core made of the text, with blocks that were known before. */
import type { HeadView, HeadingView, ProblemView } from "../host/wire";

export interface Block { key: string; line: number; html: string }

export interface Page {
  path: string;
  address: string;
  shell: { key: string; html: string };
  blocks: Block[];
  head: HeadView;
  outline: HeadingView[];
  problems: ProblemView[];
  words: number;
  minutes: number;
  /** When the oldest change that this page answers was made, on the clock of `performance`. */
  since: number;
}
