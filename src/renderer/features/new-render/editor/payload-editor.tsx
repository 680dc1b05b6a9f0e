import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { ProviderId } from '../../../../shared/ids.ts';
import { say } from '../../../words/say.ts';
import type { PayloadEditor as Editor } from './create-editor.ts';
import styles from './payload-editor.module.css';
import { payloadSchema } from './payload-schemas.ts';

export type EditorHandle = Pick<Editor, 'setText' | 'format' | 'goTo' | 'focus'>;

interface PayloadEditorProps {
  readonly label: string;
  /** What it begins with; later changes go through the handle. */
  readonly text: string;
  /** Whose payload it is: what is documented of it is completed and explained. */
  readonly providerId: ProviderId | null;
  /** Shown as changes against this one; null: by itself. */
  readonly original?: string | null;
  readonly startsWithKeyboard?: boolean;
  readonly onChange: (text: string) => void;
  readonly ref?: Ref<EditorHandle>;
}

/** An editor of JSON, which comes as a piece of its own when it is first needed. */
export function PayloadEditor(props: PayloadEditorProps) {
  const { label, text, providerId, original = null, startsWithKeyboard = false, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const changed = useEffectEvent(props.onChange);
  const begin = useEffectEvent(() => ({ label, text, startsWithKeyboard }));
  useEffect(() => {
    let made: Editor | null = null;
    let isGone = false;
    const make = async () => {
      const { createEditor } = await import('./create-editor.ts');
      if (isGone || host.current === null) return;
      const { startsWithKeyboard: focus, ...first } = begin();
      made = createEditor({ parent: host.current, ...first, onChange: changed });
      setEditor(made);
      if (focus) made.focus();
    };
    void make();
    return () => {
      isGone = true;
      made?.destroy();
    };
  }, []);
  useEffect(() => {
    const explain = async () => editor?.setSchema(await payloadSchema(providerId));
    void explain();
  }, [editor, providerId]);
  useEffect(() => editor?.compareWith(original), [editor, original]);
  useImperativeHandle(ref, () => ({
    setText: (next) => editor?.setText(next),
    format: () => editor?.format(),
    goTo: (line, column) => editor?.goTo(line, column),
    focus: () => editor?.focus(),
  }));
  return (
    <div className={styles.frame}>
      {editor === null ? <p className={styles.loading}>{say('newRender.editor.loading')}</p> : null}
      <div ref={host} className={styles.editor} data-writes />
    </div>
  );
}
