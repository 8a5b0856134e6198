/** How many columns words take where every sign has the same width: ideographs and emoji take two, accents none. */
import { eastAsianWidth } from "get-east-asian-width";

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

const emoji = new RegExp("^\\p{RGI_Emoji}$", "v");

export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of letters.segment(text)) {
    if (/^\p{Default_Ignorable_Code_Point}+$/u.test(segment)) continue;
    width += emoji.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0)!);
  }
  return width;
}
