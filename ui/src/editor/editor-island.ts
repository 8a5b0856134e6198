/** CodeMirror, kept on an island: the window shows it a text and hears what was typed, nothing more. */
import { Annotation, Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Shown } from "../note/reducer/text";
import { firstWords, caretAfterOpening, columnOf, goToPlace, placeIn, topLine, type Place } from "./island/caret";
import { KeptTexts, stateOf } from "./island/kept-texts";
import { OutsideSteps } from "./island/steps";
import { textChanges } from "./text-changes";
import { editing, markdownText } from "./extensions";
import { openFind } from "./find/find-in-note";

export interface EditorEvents {
  /** The text of this session is another one; `text` joins it when it is called. */
  typed(text: () => string, session: number): void;
  left(): void;
  /** The caret is elsewhere, or another note is shown; the column is counted in signs. */
  moved(place: Place, column: number): void;
  /** The line at the top of what is seen, with the part of it that is above. */
  scrolled(line: number): void;
  /** Whether a note stays open while another one is shown. */
  hasTab?(path: string): boolean;
}

export interface EditorIsland {
  readonly dom: HTMLElement;
  /** A note that was shown before comes back as it was left; another one at the place that is remembered of it. */
  show(shown: Shown | null, place?: Place | null): void;
  /** To the start of a line, or to a part of what begins there, which is then selected. */
  goTo(line: number, part?: { from: number; to: number }): void;
  /** Looks for something in the text. */
  find(): void;
  /** Puts the focus into the text and `typed` where the caret is. Returns whether the text is seen, and has it. */
  focus(typed: string): boolean;
  /** A note that is not shown has another path. */
  moved(from: string, to: string): void;
  /** Lets go of what was kept of all notes: another library is open. */
  forget(): void;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();

/** `writing` is what helps with the open note: it knows the library, and the island does not. */
export function editorIsland(events: EditorEvents, writing: Extension = []): EditorIsland {
  const dom = document.createElement("div");
  dom.className = "editor-island";
  const readOnly = new Compartment();
  const kept = new KeptTexts();
  const outside = new OutsideSteps();
  let shownNow: Shown | null = null;
  let isScrolling = false;

  const extensions = (isReadOnly: boolean): Extension => [
    writing,
    editing,
    markdownText(),
    caretAfterOpening,
    readOnly.of(locked(isReadOnly)),
    EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
      if (docChanged && !transactions.some((transaction) => transaction.annotation(fromOutside))) {
        const { doc } = state;
        outside.ended();
        events.typed(() => doc.toString(), shownNow?.session ?? 0);
      }
      if (selectionSet || docChanged) events.moved(placeIn(view), columnOf(view));
    }),
    EditorView.domEventHandlers({ blur: () => events.left() }),
  ];
  const view: EditorView = new EditorView({ parent: dom, state: EditorState.create({ extensions: extensions(true) }) });

  /** Says where the text was scrolled to, at most once a frame. */
  view.scrollDOM.addEventListener("scroll", () => {
    if (isScrolling) return;
    isScrolling = true;
    requestAnimationFrame(() => {
      isScrolling = false;
      events.scrolled(topLine(view));
    });
  }, { passive: true });

  /** Brings the text up to the one that is shown, with what is kept of the places in it. */
  function change(shown: Shown, scroll: StateEffect<unknown> | null = null): void {
    const { text, readOnly: isReadOnly, step = null } = shown;
    const changes = view.state.changes(textChanges(view.state.doc.toString(), text));
    const scrolled = scroll?.map(changes);
    view.dispatch({
      changes,
      effects: [readOnly.reconfigure(locked(isReadOnly)), ...(scrolled ? [scrolled] : [])],
      annotations: [fromOutside.of(true), ...outside.of(step)],
    });
  }

  function begin(shown: Shown, place: Place | null): void {
    const before = kept.take(shown.path);
    outside.ended();
    if (before) {
      view.setState(stateOf(before, extensions(shown.readOnly)));
      change(shown, before.scroll);
    } else {
      const state = EditorState.create({ doc: shown.text, extensions: extensions(shown.readOnly) });
      view.setState(state);
      view.scrollDOM.scrollTop = 0;
      if (place) goToPlace(view, place);
      else view.dispatch({ selection: { anchor: firstWords(state.doc) }, scrollIntoView: true });
    }
    events.moved(placeIn(view), columnOf(view));
  }

  return {
    dom,
    show(shown, place = null) {
      const before = shownNow;
      shownNow = shown;
      // The same showing under another path: the note was moved.
      if (before?.serial === shown?.serial && before?.session === shown?.session) return;
      if (shown && before?.session === shown.session) return change(shown);
      if (before) kept.keep(before.path, view, (path) => events.hasTab?.(path) ?? false);
      if (shown) begin(shown, place);
    },
    goTo(line, part = { from: 0, to: 0 }) {
      const { doc } = view.state;
      const start = doc.line(Math.min(Math.max(1, line), doc.lines)).from;
      const [anchor, head] = [part.from, part.to].map((at) => Math.min(start + at, doc.length)) as [number, number];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    find: () => void openFind(view),
    focus(typed) {
      view.focus();
      if (!view.hasFocus) return false;
      const asTyped = { userEvent: "input.type", scrollIntoView: true };
      if (typed) view.dispatch(view.state.update(view.state.replaceSelection(typed), asTyped));
      return true;
    },
    moved: (from, to) => kept.moved(from, to),
    forget: () => kept.forget(),
    destroy: () => view.destroy(),
  };
}

const locked = (isReadOnly: boolean): Extension => (isReadOnly ? [EditorState.readOnly.of(true)] : []);
