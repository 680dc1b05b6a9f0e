import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, linter, lintKeymap } from '@codemirror/lint';
import { unifiedMergeView } from '@codemirror/merge';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, StateEffect, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view';
import { applyEdits, format } from 'jsonc-parser';
import { say } from '../../../words/say.ts';
import { editorLook } from './editor-look.ts';
import type { JsonSchema } from './json-schema.ts';
import { lintPayload } from './payload-lint.ts';
import { completePayload, explanationAt } from './schema-completion.ts';

/** As a person stops typing for a moment. Milliseconds. */
const LINT_AFTER_MS = 250;
/** Beyond it the text is edited without colours of errors: it is data, not words. */
const LARGEST_LINTED = 2_000_000;

/** What is documented is known, or is that of another provider: everything is looked at anew. */
const schemaCame = StateEffect.define();

export interface PayloadEditor {
  text(): string;
  setText(text: string): void;
  setSchema(schema: JsonSchema | null): void;
  /** Null: shown by itself. */
  compareWith(original: string | null): void;
  /** Indented by two spaces; numbers and texts stay as they are written. */
  format(): void;
  goTo(line: number, column: number): void;
  focus(): void;
  destroy(): void;
}

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/**
 * An editor for a payload. It lives in a shadow root, where its styles are sheets of the script's
 * own and not elements, which the window's policy would refuse.
 */
export function createEditor({ parent, label, text, onChange }: EditorOptions): PayloadEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open', delegatesFocus: true });
  let schema: JsonSchema | null = null;
  const comparison = new Compartment();
  const state = EditorState.create({
    doc: text,
    extensions: [
      ...common(label),
      intelligence(() => schema),
      comparison.of([]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        tellEmpty();
        onChange(update.state.doc.toString());
      }),
    ],
  });
  const view = new EditorView({ state, root, parent: root });
  const tellEmpty = () => parent.toggleAttribute('data-empty', view.state.doc.length === 0);
  tellEmpty();
  const replace = (insert: string) =>
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
  return {
    text: () => view.state.doc.toString(),
    setText: replace,
    setSchema(next) {
      schema = next;
      view.dispatch({ effects: schemaCame.of(null) });
    },
    compareWith(original) {
      view.dispatch({ effects: comparison.reconfigure(compared(original)) });
    },
    format() {
      const before = view.state.doc.toString();
      const edits = format(before, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' });
      const after = applyEdits(before, edits);
      if (after !== before) replace(after);
    },
    goTo(line, column) {
      const { doc } = view.state;
      const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
      const anchor = Math.min(to, from + column - 1);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/**
 * The browser writes over a selection with styles of its own on the elements, which the window's
 * policy refuses; so the editor does it itself.
 */
const typedOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType } = event;
    const { empty, from, to } = view.state.selection.main;
    if (inputType !== 'insertText' || data === null || empty || view.composing) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), {
        userEvent: 'input.type',
        scrollIntoView: true,
      });
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, data, insert));
    if (!isHandled) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

function common(label: string): Extension[] {
  return [
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    json(),
    editorLook,
    typedOverSelection,
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    tooltips({ position: 'absolute' }),
    // Without Tab, which goes on to what follows the editor, as everywhere.
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
  ];
}

function intelligence(schema: () => JsonSchema | null): Extension[] {
  return [
    autocompletion({ override: [completePayload(schema)], icons: false }),
    lintGutter(),
    linter(
      ({ state: { doc } }) =>
        doc.length > LARGEST_LINTED ? [] : lintPayload(doc.toString(), schema()),
      {
        delay: LINT_AFTER_MS,
        needsRefresh: ({ transactions }) =>
          transactions.some(({ effects }) => effects.some((effect) => effect.is(schemaCame))),
      },
    ),
    hoverTooltip((view, position) => {
      const known = schema();
      if (known === null || view.state.doc.length > LARGEST_LINTED) return null;
      const found = explanationAt(known, view.state.doc.toString(), position);
      if (found === null) return null;
      return {
        pos: found.from,
        end: found.to,
        above: true,
        create() {
          const dom = document.createElement('div');
          dom.textContent = found.text;
          return { dom };
        },
      };
    }),
  ];
}

function compared(original: string | null): Extension {
  if (original === null) return [];
  return [
    unifiedMergeView({
      original,
      mergeControls: false,
      collapseUnchanged: { margin: 3, minSize: 6 },
    }),
    EditorState.phrases.of({ '$ unchanged lines': say('newRender.editor.unchanged') }),
  ];
}
