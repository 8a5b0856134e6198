/** How Markdown and the code in it look while they are written: the words stand out, the marks stand back. */
import { syntaxHighlighting } from "@codemirror/language";
import { tagHighlighter, tags } from "@lezer/highlight";

/** Classes instead of generated rules: the colours stand in editor.css, with all others. */
export const colours = syntaxHighlighting(tagHighlighter([
  { tag: [tags.heading1, tags.heading2], class: "w-heading w-heading-top" },
  { tag: tags.heading, class: "w-heading" },
  { tag: tags.strong, class: "w-strong" },
  { tag: tags.emphasis, class: "w-emphasis" },
  { tag: tags.strikethrough, class: "w-struck" },
  { tag: [tags.link, tags.url], class: "w-link" },
  { tag: tags.quote, class: "w-quote" },
  { tag: tags.monospace, class: "w-code" },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: "w-mark" },
  { tag: [tags.comment, tags.meta], class: "w-note" },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self], class: "w-word" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.character], class: "w-text" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: "w-number" },
  {
    tag: [
      tags.function(tags.variableName), tags.typeName, tags.className, tags.tagName, tags.macroName,
      tags.definition(tags.propertyName),
    ],
    class: "w-name",
  },
]));
