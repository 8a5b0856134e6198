/** Two versions of the open note beside each other, and the author's word which text it shall be. */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { comparisonIsland, type ComparisonIsland, type Sides } from "../editor/comparison-island";
import { Mooring } from "../components/island-mount";
import type { Desk } from "../window/app-state";
import { Frame } from "./dialog-frame";

export function Comparison({ sides, reach }: { sides: Sides; reach: { current: ComparisonIsland | null } }) {
  return (
    <div class="comparison">
      <div class="comparison-labels"><span>{sides.leftLabel}</span><span>{sides.rightLabel}</span></div>
      <Mooring
        build={() => comparisonIsland(sides)}
        start={(island) => {
          reach.current = island;
          return () => (reach.current = null);
        }}
      />
    </div>
  );
}

function Sheet({ desk, title, hint, sides, close, children }: {
  desk: Desk; title: string; hint: string; sides: Sides; close: () => void;
  children: (text: () => string) => ComponentChildren;
}) {
  const island = useRef<ComparisonIsland | null>(null);
  return (
    <Frame desk={desk} title={title} size="whole" close={close}>
      <p class="hint">{hint}</p>
      <Comparison sides={sides} reach={island} />
      <div class="actions">{children(() => island.current?.text() ?? sides.right)}</div>
    </Frame>
  );
}

/** The file as another program left it against the author's text. */
function Conflict({ desk, close }: { desk: Desk; close: () => void }) {
  const { writing } = desk;
  const [theirs] = useState(writing.file);
  const end = (done: Promise<void>): void => void done.then(close).catch(desk.trouble);
  return (
    <Sheet
      desk={desk} close={close} title={`Both changed: ${writing.path}`}
      hint="The text on the right is the one that is saved. Write in it, or take parts of the file over with the arrows. Both texts as they are now stay in the history."
      sides={{ left: theirs.text, right: writing.text, leftLabel: "The file, changed by another program", rightLabel: "Your text" }}
    >
      {(text) => (
        <>
          <button onClick={() => end(writing.takeTheirs())}>Take theirs</button>
          <button class="main" onClick={() => end(writing.keepMine(text(), theirs.hash))}>Save the right text</button>
        </>
      )}
    </Sheet>
  );
}

/** What was typed and never saved against the file. */
function Recovered({ desk, close }: { desk: Desk; close: () => void }) {
  const { writing } = desk;
  const [{ sitting }] = useState(writing);
  const use = async (text: string): Promise<void> => {
    await writing.useText(text, sitting);
    await writing.save();
  };
  return (
    <Sheet
      desk={desk} close={close} title={`Recovered: ${writing.path}`}
      hint="The text on the right was typed and never saved. Write in it, or take parts of the file over with the arrows."
      sides={{ left: writing.file.text, right: writing.text, leftLabel: "The file", rightLabel: "The recovered text" }}
    >
      {(text) => (
        <>
          <button onClick={() => void writing.dropRecovered().then(close).catch(desk.trouble)}>Drop the recovered text</button>
          <button class="main" onClick={() => void use(text()).then(close).catch(desk.trouble)}>Save the right text</button>
        </>
      )}
    </Sheet>
  );
}

export function Compare({ desk, close }: { desk: Desk; close: () => void }) {
  return desk.writing.phase.peek() === "changed-outside" ? <Conflict desk={desk} close={close} /> : <Recovered desk={desk} close={close} />;
}
