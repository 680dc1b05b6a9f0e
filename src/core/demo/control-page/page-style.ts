export const pageStyle = `
:root { color-scheme: light dark; --text: light-dark(#1b1d22, #e8e9ec); --dim: light-dark(#5a5f69, #a4a9b4);
  --ground: light-dark(#f6f6f4, #15171b); --card: light-dark(#ffffff, #1e2126); --line: light-dark(#d5d7db, #3a3e46);
  --accent: light-dark(#3447b8, #9db0ff); --bad: light-dark(#a3261f, #ff9d94); }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
header, main { max-width: 68rem; margin: 0 auto; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
header p { margin: .25rem 0 1rem; color: var(--dim); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: 0 0 1rem; }
fieldset { border: 0; padding: 0; margin: .75rem 0 0; display: flex; flex-wrap: wrap; gap: .4rem; }
legend { font-weight: 600; padding: 0; margin-bottom: .3rem; }
button, select, input, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--dim); border-radius: 6px; padding: .3rem .65rem; }
button { cursor: pointer; min-height: 32px; }
button:hover { border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
input[type=number] { width: 6rem; }
textarea { width: 100%; font: 13px/1.4 ui-monospace, monospace; }
.choices { display: flex; flex-wrap: wrap; gap: 1rem; }
form { margin-top: 1rem; }
#said { min-height: 1.5em; margin: 0 0 .5rem; color: var(--accent); overflow-wrap: anywhere; }
#said.bad { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { color: var(--dim); font-weight: 600; }
ol { margin: .25rem 0; padding-left: 1.5rem; font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
td.none { color: var(--dim); }
`;
