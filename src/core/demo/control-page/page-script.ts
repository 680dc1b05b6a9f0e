/** Runs in the page, as it stands here: text goes in as text, never as markup. */
export const pageScript = `
'use strict';
const REFRESH_MS = 1000;
const LONGEST_TABLE = 200;
const at = (id) => document.getElementById(id);
const say = (text, isBad) => { at('said').textContent = text; at('said').classList.toggle('bad', isBad); };
const make = (name, text) => { const element = document.createElement(name); element.textContent = text; return element; };

async function send(what, text, done) {
  try {
    const answer = await fetch(what, { method: 'POST', body: text });
    const told = await answer.text();
    if (answer.ok) { say(done(told), false); await refresh(); return; }
    let message = told;
    try { message = JSON.parse(told).error.message; } catch { /* told as it is */ }
    say(message, true);
  } catch { say('The demo does not answer: it may have been stopped.', true); }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-order]');
  if (!button) return;
  const order = JSON.parse(button.dataset.order);
  if (order.route === '?') order.route = at('route').value;
  if (order.times === '?') order.times = Number(at('times').value);
  void send('faults', JSON.stringify(order), () => 'Set: ' + button.textContent);
});
at('order-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void send('faults', at('order').value, (told) => 'Set: ' + told);
});
at('render-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void send('renders', at('document').value, (told) => 'Made: ' + told);
});

const shown = new Map();
/** Draws a part again only where it has changed: what is selected or focused stays. */
function show(id, rows, draw) {
  const text = JSON.stringify(rows);
  if (shown.get(id) === text) return;
  shown.set(id, text);
  at(id).replaceChildren(...draw(rows));
}
const tableRows = (rows) => rows.length === 0 ? [emptyRow()] : rows.map((cells) => {
  const row = document.createElement('tr');
  row.append(...cells.map((cell) => make('td', String(cell))));
  return row;
});
function emptyRow() {
  const row = document.createElement('tr');
  const cell = make('td', 'None');
  cell.colSpan = 9;
  cell.className = 'none';
  row.append(cell);
  return row;
}
const items = (rows) => rows.map((text) => make('li', text));
const pairs = (rows) => rows.flatMap(([name, value]) => [make('dt', name), make('dd', String(value))]);
const seconds = (ms) => (ms / 1000).toLocaleString('en', { maximumFractionDigits: 2 }) + ' s';

async function refresh() {
  const report = await (await fetch('renders')).json();
  const { account, limits, traffic, renders, faults, manners } = report;
  show('now', [
    ['Account', account.state],
    ['Plan', account.plan],
    ['Credits left', account.credits ?? 'not counted'],
    ['Its clock', account.clockSkewMs === 0 ? 'right' : 'wrong by ' + seconds(account.clockSkewMs)],
    ['Manners', manners === 'off' ? 'tidy' : manners],
    ['Requests with its keys', 'API ' + traffic.keySeen.api + ', files ' + traffic.keySeen.files],
    ['Requests with other credentials', 'API ' + traffic.otherCredentials.api + ', files ' + traffic.otherCredentials.files],
  ], pairs);
  show('limits', limits.map((one) => [one.id, one.count, seconds(one.windowMs), one.highest, one.refused]), tableRows);
  show('waiting', faults.map((fault) => JSON.stringify(fault)), items);
  show('renders', renders.slice(-LONGEST_TABLE).reverse().map((one) =>
    [one.id, one.kind, one.status, new Date(one.at).toLocaleTimeString(), one.fromStart ? 'from the start' : 'since']), tableRows);
  show('asked', Object.entries(traffic.requests), tableRows);
}
async function refreshForEver() {
  try { await refresh(); } catch { say('The demo does not answer: it may have been stopped.', true); }
  setTimeout(refreshForEver, REFRESH_MS);
}
void refreshForEver();
`;
