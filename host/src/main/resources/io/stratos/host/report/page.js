// Elements are made, never parsed: a text of the data stays a text.
const el = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value === null || value === undefined || value === false) return;
    if (name === 'on') Object.entries(value).forEach(([event, act]) => node.addEventListener(event, act));
    else node.setAttribute(name, value === true ? '' : value);
  });
  children.flat().forEach((child) => {
    if (child !== null && child !== undefined && child !== false && child !== '') node.append(child);
  });
  return node;
};
const table = (caption, heads, rows, kind) =>
  el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', { class: kind },
      heads && el('thead', null, el('tr', null, heads.map((h) => el('th', { scope: 'col', class: h.num && 'num' }, h.text)))),
      el('tbody', null, rows)));
const row = (cells, kind) =>
  el('tr', { class: kind }, cells.map((c, i) => {
    const cell = c !== null && typeof c === 'object' && !(c instanceof Node) ? c : { text: c };
    const rowHead = i === 0 && cell.num === undefined;
    return el(rowHead ? 'th' : 'td', { scope: rowHead && 'row', class: [cell.num && 'num', cell.kind].filter(Boolean).join(' ') || null, title: cell.title }, cell.text);
  }));
const num = (text, title) => ({ text, num: true, title });
// At most eight decimals for reading; the exact amount is the cell's title.
const amount = (text, kind, sign) => {
  const show = sign ? plus : pretty;
  const long = units(text).scale > 8;
  return { text: show(long ? rounded(text, 8) : text), num: true, kind, title: long ? 'exactly ' + pretty(text) : null };
};
const headed = (...texts) => texts.map((t, i) => ({ text: t.replace(/^#/, ''), num: t.startsWith('#') }));
const section = (id, title, about, tools) => {
  const head = el('div', { class: 'head' }, el('div', null, el('h2', { id: id + '-title' }, title), about && el('p', { class: 'sub' }, about)), tools);
  return el('section', { id, class: 'card', 'aria-labelledby': id + '-title' }, head);
};
const empty = (text) => el('p', { class: 'empty' }, text);
const facts = (pairs) =>
  el('table', null, el('tbody', null, pairs.filter(Boolean).map(([name, value, kind]) =>
    el('tr', null, el('th', { scope: 'row' }, name), el('td', { class: kind }, value)))));
const words = (code) => {
  const text = code.toLowerCase().replace(/_/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
