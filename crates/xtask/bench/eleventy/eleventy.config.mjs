// The same site as the other programs make, in Eleventy's usual way.
import syntaxHighlight from "@11ty/eleventy-plugin-syntaxhighlight";
import footnote from "markdown-it-footnote";

export default function (config) {
  config.addPlugin(syntaxHighlight);
  config.amendLibrary("md", (md) => {
    md.use(footnote);
    // Notes link to each other as files.
    md.core.ruler.push("links", (state) => {
      for (const token of state.tokens) {
        for (const child of token.children ?? []) {
          if (child.type !== "link_open") continue;
          child.attrSet("href", child.attrGet("href").replace(/\.md$/, ".html"));
        }
      }
    });
  });

  const newestFirst = (api) => api.getFilteredByGlob("notes/*.md").sort((a, b) => b.date - a.date);
  const shelves = (api, of) => {
    const shelves = new Map();
    for (const note of newestFirst(api)) {
      for (const name of of(note)) {
        if (!shelves.has(name)) shelves.set(name, { name, notes: [] });
        shelves.get(name).notes.push(note);
      }
    }
    return [...shelves.values()].sort((a, b) => a.name.localeCompare(b.name));
  };
  config.addCollection("newest", newestFirst);
  config.addCollection("tagShelves", (api) => shelves(api, (note) => note.data.tags ?? []));
  config.addCollection("topicShelves", (api) => shelves(api, (note) => [note.data.topic]));
  config.addCollection("years", (api) => shelves(api, (note) => [String(note.date.getUTCFullYear())]).reverse());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addFilter("minutes", (html) => Math.ceil(html.split(" ").length / 230));

  return { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
