import type { Diagnostic } from '@codemirror/lint';
import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { say } from '../../../words/say.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaProblems, type SchemaProblem } from './schema-problems.ts';

/** What is wrong with a text as JSON; where it is JSON, what is not as documented. */
export function lintPayload(text: string, schema: JsonSchema | null): Diagnostic[] {
  if (text.trim() === '') return [];
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [fault] = errors;
  if (fault !== undefined) return [faultOf(fault, text.length)];
  if (root === undefined || schema === null) return [];
  return schemaProblems(root, schema).map((problem) => ({
    from: problem.from,
    to: problem.to,
    severity: problem.kind === 'missing' || problem.kind === 'type' ? 'error' : 'warning',
    message: wordsOf(problem),
  }));
}

function wordsOf({ kind, what }: SchemaProblem): string {
  switch (kind) {
    case 'missing':
      return say('newRender.lint.missing', { what });
    case 'unknown':
      return say('newRender.lint.unknown', { what });
    case 'type':
      return say('newRender.lint.type', { what });
    case 'value':
      return say('newRender.lint.value', { what });
    case 'range':
      return say('newRender.lint.range', { what });
    default:
      return kind satisfies never;
  }
}

function faultOf({ error, offset, length }: ParseError, end: number): Diagnostic {
  const from = Math.max(0, Math.min(offset, end - 1));
  return {
    from,
    to: Math.min(end, Math.max(offset + length, from + 1)),
    severity: 'error',
    message: faultWords(printParseErrorCode(error)),
  };
}

function faultWords(error: string): string {
  switch (error) {
    case 'CommaExpected':
      return say('newRender.lint.comma');
    case 'ColonExpected':
      return say('newRender.lint.colon');
    case 'PropertyNameExpected':
      return say('newRender.lint.name');
    case 'ValueExpected':
      return say('newRender.lint.valueExpected');
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return say('newRender.lint.close');
    case 'EndOfFileExpected':
      return say('newRender.lint.end');
    case 'InvalidCommentToken':
      return say('newRender.lint.comment');
    default:
      return say('newRender.lint.json');
  }
}
