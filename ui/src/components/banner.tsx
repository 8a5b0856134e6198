/** A line above a text that waits for the author: never a dialog in the way of the words. */
import type { ComponentChildren } from "preact";

export function Banner({ tone, words, children }: {
  tone: "quiet" | "pressing"; words: string; children?: ComponentChildren;
}) {
  return (
    <div class={`banner banner-${tone}`} role={tone === "pressing" ? "alert" : "status"}>
      <p>{words}</p>
      <div class="actions">{children}</div>
    </div>
  );
}
