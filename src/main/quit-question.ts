import { dialog } from 'electron';
import type { KeptWindow } from './kept-window.ts';
import type { MainSpeaker } from './words/main-words.ts';

export type QuitAnswer = 'background' | 'quit' | 'cancel';

const answers: readonly QuitAnswer[] = ['background', 'quit', 'cancel'];

/** @returns the answer, and whether the same holds for all times to come */
export async function askAboutQuitting(
  window: KeptWindow,
  { say }: MainSpeaker,
  working: number,
): Promise<{ readonly answer: QuitAnswer; readonly forEver: boolean }> {
  const question = {
    type: 'question' as const,
    title: say('quit.title'),
    message: say('quit.message', { working }),
    detail: say('quit.detail'),
    buttons: answers.map((answer) => say(buttonOf[answer])),
    defaultId: answers.indexOf('background'),
    cancelId: answers.indexOf('cancel'),
    checkboxLabel: say('quit.do-not-ask'),
    noLink: true,
  };
  const owner = window.current();
  const { response, checkboxChecked } = await (owner === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(owner, question));
  const answer = answers[response] ?? 'cancel';
  return { answer, forEver: checkboxChecked && answer !== 'cancel' };
}

const buttonOf = {
  background: 'quit.background',
  quit: 'quit.anyway',
  cancel: 'quit.cancel',
} as const satisfies Readonly<Record<QuitAnswer, string>>;
