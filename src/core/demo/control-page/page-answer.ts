import type { Answer } from '../answer.ts';
import { pageMarkup } from './page-markup.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

/** Nothing from anywhere else, nothing inline, and in no frame: the address holds a secret. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** A part of the control page; null for what is none. @param name the vendor's. */
export function pageAnswer(part: string, name: string): Answer | null {
  switch (part) {
    case '':
      return answerOf('text/html', pageMarkup(name));
    case 'page.css':
      return answerOf('text/css', pageStyle);
    case 'page.js':
      return answerOf('text/javascript', pageScript);
    default:
      return null;
  }
}

function answerOf(type: string, text: string): Answer {
  const contentType = `${type}; charset=utf-8`;
  return {
    status: 200,
    headers: { ...headers, 'content-type': contentType },
    body: Buffer.from(text),
  };
}
