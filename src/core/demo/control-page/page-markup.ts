import { apiRoutes } from '../fault-orders.ts';
import { presets } from './presets.ts';

/** The page of one demo: everything on it comes from its own server. @param name the vendor's. */
export function pageMarkup(name: string): string {
  const title = `${escaped(name)}, the demo`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script>
</head>
<body>
<header>
<h1>${title}</h1>
<p>This server on your machine speaks ${escaped(name)}’s dialect. Choose here what goes wrong next,
and see what it was asked. Nothing leaves this machine.</p>
</header>
<main>
<p id="said" role="status"></p>
<section aria-labelledby="now-title">
<h2 id="now-title">Now</h2>
<dl id="now"></dl>
<h3 id="limits-title">Request windows</h3>
${table('limits', 'limits-title', ['Limit', 'Requests', 'Window', 'Most at once', 'Exceeded'])}
<h3 id="waiting-title">Waiting to go wrong</h3>
<ol id="waiting"></ol>
<p><button type="button" data-order='{"kind":"clear"}'>Forget all of it</button></p>
</section>
<section aria-labelledby="wrong-title">
<h2 id="wrong-title">What goes wrong next</h2>
<p class="choices">
<label>At <select id="route">${routeOptions()}</select></label>
<label>so often <input id="times" type="number" min="1" max="1000" value="1"></label>
</p>
${presetGroups()}
<form id="order-form">
<label for="order">Any order, as JSON (fault-orders.ts lists them)</label>
<textarea id="order" rows="3" spellcheck="false">{"kind":"stall","route":"status","when":"before","ms":30000}</textarea>
<p><button>Set it</button></p>
</form>
</section>
<section aria-labelledby="renders-title">
<h2 id="renders-title">Renders</h2>
${table('renders', 'renders-title', ['Id', 'Kind', 'State', 'Submitted', 'Made'])}
<form id="render-form">
<label for="document">Make one as if elsewhere: its document, as JSON</label>
<textarea id="document" rows="3" spellcheck="false">{}</textarea>
<p><button>Make it</button></p>
</form>
</section>
<section aria-labelledby="asked-title">
<h2 id="asked-title">What was asked</h2>
${table('asked', 'asked-title', ['Endpoint', 'Requests'])}
</section>
</main>
</body>
</html>
`;
}

function table(id: string, title: string, columns: readonly string[]): string {
  const heads = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<div class="wide" role="region" aria-labelledby="${title}" tabindex="0"><table aria-labelledby="${title}"><thead><tr>${heads}</tr></thead><tbody id="${id}"></tbody></table></div>`;
}

function routeOptions(): string {
  return ['api', ...apiRoutes, 'file']
    .map((route) => `<option${route === 'status' ? ' selected' : ''}>${route}</option>`)
    .join('');
}

function presetGroups(): string {
  return presets
    .map(({ title, buttons }) => {
      const all = buttons.map(
        ({ label, order }) =>
          `<button type="button" data-order="${escaped(JSON.stringify(order))}">${escaped(label)}</button>`,
      );
      return `<fieldset><legend>${escaped(title)}</legend>${all.join('\n')}</fieldset>`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
