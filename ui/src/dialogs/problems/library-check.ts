/** What the last check of the library found, so that whoever comes back to it finds it as it was. */
import { signal } from "@preact/signals";
import type { ProblemView } from "../../host/wire";

export class LibraryCheck {
  /** None before the library was checked. */
  readonly problems = signal<readonly ProblemView[] | null>(null);
  /** The kinds of problems that the author opened or closed. */
  readonly openKinds = signal<ReadonlyMap<string, boolean>>(new Map());
}
