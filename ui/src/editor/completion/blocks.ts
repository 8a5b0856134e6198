/** `/` at the beginning of a line offers the blocks a note is made of; Tab goes through what is to be filled in. */
import { type CompletionSource, snippetCompletion } from "@codemirror/autocomplete";

const BLOCKS: readonly [string, string, string][] = [
  ["code", "a block of code", "```${language}\n${code}\n```\n"],
  ["callout", "a note beside the text", "> [!${note}] ${title}\n> ${words}\n"],
  ["table", "a table of two columns", "| ${one} | ${two} |\n| --- | --- |\n| ${} |  |\n"],
  ["picture", "a picture and its words", "![${what it shows}](../media/${file})\n"],
  ["diagram", "a diagram of Mermaid", "```mermaid\nflowchart LR\n  ${from} --> ${to}\n```\n"],
  ["formula", "a formula on lines of its own", "$$\n${formula}\n$$\n"],
  ["details", "words that open by a click", "<details>\n<summary>${title}</summary>\n\n${words}\n\n</details>\n"],
  ["tasks", "a list of tasks", "- [ ] ${first}\n- [ ] ${second}\n"],
];

export const blocks: CompletionSource = (context) => {
  const begun = context.matchBefore(/^[\s>]*\/\w*$/);
  if (!begun) return null;
  const options = BLOCKS.map(([label, aside, text]) => (
    { ...snippetCompletion(text, { label: `/${label}` }), aside }));
  return { from: begun.from + begun.text.indexOf("/"), options, validFor: /^\/\w*$/ };
};
