/** Two texts of one note that went apart since they were last the same. */
import type { Host } from "../host/host";
import type { MergedOutside } from "../host/wire";

export interface Meeting extends MergedOutside {
  /** The author's text that the file was held against. */
  mine: string;
}

/** Merges the author's text with the file. Where the author types meanwhile it begins again, so that no key is left out. */
export async function meet(host: Host, path: string, base: string, mine: () => string): Promise<Meeting> {
  for (;;) {
    const text = mine();
    const met = await host.call("merge_outside", { path, base, text });
    if (mine() === text) return { ...met, mine: text };
  }
}
