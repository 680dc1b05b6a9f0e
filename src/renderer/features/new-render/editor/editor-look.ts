import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/*
 * The window's own tokens, which reach into the shadow root, so that both palettes and high
 * contrast come by themselves.
 */
const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--field)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--field)',
    color: 'var(--text-faint)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--hover)', color: 'var(--text-soft)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
  '.cm-matchingBracket': { outline: '1px solid var(--accent)', backgroundColor: 'transparent' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--round-small)',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow-large)',
    fontFamily: 'var(--font)',
    maxWidth: '46ch',
  },
  '.cm-tooltip-hover': { padding: '6px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '15em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-fill)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.85', fontStyle: 'normal' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px dotted var(--bad)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '2px dotted var(--warn)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '.cm-panels button, .cm-panels input': {
    backgroundColor: 'var(--raised)',
    backgroundImage: 'none',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--round-small)',
  },
  '.cm-deletedChunk': { backgroundColor: 'var(--bad-tint)' },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--text-soft)',
    borderBlock: '1px solid var(--line)',
  },
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: 'none' },
  // What is compared is read for its words: their colours would not stand out on these grounds.
  '.cm-deletedChunk, .cm-deletedChunk span, .cm-changedLine span': { color: 'var(--text)' },
  '.cm-deletedChunk .cm-deletedText': {
    background: 'none',
    textDecoration: 'underline 2px color-mix(in srgb, var(--bad) 60%, transparent)',
  },
  '.cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--good-tint)' },
  '.cm-changedText': {
    background: 'none',
    textDecoration: 'underline 2px color-mix(in srgb, var(--good) 60%, transparent)',
  },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: tags.number, color: 'var(--info)' },
  { tag: [tags.bool, tags.null], color: 'var(--warn)' },
  { tag: [tags.brace, tags.squareBracket, tags.separator], color: 'var(--text-soft)' },
]);

export const editorLook: Extension = [look, syntaxHighlighting(colours)];
