/** The library in memory with a few notes in it, for looking at the window while building it. */
import { fakeHost, type FakeHost } from "./fake-host";

const note = (title: string, topic: string, tags: string, date: string, state: string, body: string): string =>
  `---\ntitle: ${title}\ntopic: ${topic}\ntags: [${tags}]\ndate: ${date}\nstate: ${state}\n---\n\n${body}`;

export function sampleHost(): FakeHost {
  const host = fakeHost({
    "notes/back-pressure.md": note("Back-pressure is a feature", "streams", "Streams, Queues", "2026-11-20", "ready",
      "A queue that never says *no* only moves the failure.\n\n## Where to push\n\n"
      + "Push at the edge, where the sender can still do something else. See [windows](late-data.md).\n\n"
      + "```rust\nlet room = queue.capacity() - queue.len();\n```\n\nThat is all there is to it.\n"),
    "notes/late-data.md": note("Late data and honest windows", "streams", "Streams, Time", "2026-11-12", "draft",
      "A window closes twice: once for the chart, once for the truth.\n"),
    "notes/feature-clocks.md": note("Two clocks in one feature", "features", "Time", "2026-12-01", "scheduled",
      "Training reads yesterday. Serving reads now.\n"),
  });
  const path = "notes/back-pressure.md";
  const text = host.files.get(path)!;
  const shorter = text.replace("Push at the edge, where the sender can still do something else. ", "Push early. ");
  host.history.keep(path, shorter, "saved", "2026-11-18T08:12:00Z");
  host.history.keep(path, text.replace("That is all there is to it.\n", ""), "saved", "2026-11-19T16:40:00Z");
  host.history.keep(path, text.replaceAll("queue", "buffer"), "outside", "2026-11-20T10:05:00Z");
  void host.call("remember", { key: "note", value: path });
  return host;
}
