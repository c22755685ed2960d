const readFills = (instance) => {
  const data = instance.fills;
  const at = offsets(data.t);
  const columns = {};
  ['instrument', 'side', 'qty', 'price', 'notional', 'fee', 'liquidity', 'position', 'realized', 'intent'].forEach((name) => { columns[name] = column(data[name], data.count); });
  return at.map((offset, i) => {
    const fill = { number: i + 1, offset, ms: toMillis(instance.from_ns, offset) };
    Object.keys(columns).forEach((name) => { fill[name] = columns[name][i]; });
    fill.instrument = Number(fill.instrument);
    return fill;
  });
};
const sides = { B: '▲ Buy', S: '▼ Sell' };
const liquidities = { M: 'Maker', T: 'Taker', '-': 'not told' };

const fillsSection = (instance, fills) => {
  const part = section('fills', 'Trades', 'Every fill as it was booked, in booking order. Realised P&L is before fees, by average cost; what has more than eight decimals is rounded here and exact in its tooltip. Intent is the turn and place of the intent behind the fill.');
  if (fills.length === 0) {
    part.append(empty('No order was filled in this session.'));
    return part;
  }
  const several = instance.instruments.length > 1;
  const symbols = new Map(instance.instruments.map((i) => [i.number, i.symbol]));
  const view = { page: 0, size: 25, side: 'all' };
  const holder = el('div', null);
  const pager = el('div', { class: 'pager' });
  const shown = () => fills.filter((f) => view.side === 'all' || f.side === view.side);
  const heads = headed('#No.', 'Time (UTC)', ...(several ? ['Instrument'] : []), 'Side', '#Quantity', '#Price', '#Turnover', '#Fee', 'Liquidity', '#Position after', '#Realised P&L', '#Intent');
  const render = () => {
    const rows = shown();
    const pages = Math.max(1, Math.ceil(rows.length / view.size));
    view.page = Math.min(Math.max(0, view.page), pages - 1);
    const first = view.page * view.size;
    const visible = rows.slice(first, first + view.size);
    holder.replaceChildren(table('Fills ' + count(first + 1) + ' to ' + count(first + visible.length) + ' of ' + count(rows.length), heads, visible.map((f) =>
      row([num(count(f.number)), { text: iso(BigInt(instance.from_ns) + BigInt(f.offset), 3), kind: 'time', title: iso(BigInt(instance.from_ns) + BigInt(f.offset), 9) },
        ...(several ? [{ text: symbols.get(f.instrument) }] : []), { text: sides[f.side] }, num(pretty(f.qty)), num(pretty(f.price)), amount(f.notional), amount(f.fee), { text: liquidities[f.liquidity] },
        num(pretty(f.position)), amount(f.realized, tone(f.realized), true), num(f.intent)])), 'fills'));
    const go = (text, label, page, off) => el('button', { type: 'button', 'aria-label': label, disabled: off, on: { click: () => { view.page = page; render(); } } }, text);
    const last = view.page >= pages - 1;
    pager.replaceChildren(
      el('span', { role: 'status' }, count(first + 1) + '–' + count(first + visible.length) + ' of ' + count(rows.length) + ' fills'), el('span', { class: 'grow' }),
      el('label', null, 'Side ', choice([['all', 'Both'], ['B', 'Buys'], ['S', 'Sells']], view.side, (v) => { view.side = v; view.page = 0; render(); })),
      el('label', null, 'Rows ', choice([['25', '25'], ['100', '100'], ['500', '500']], String(view.size), (v) => { view.size = Number(v); view.page = 0; render(); })),
      go('«', 'First page', 0, view.page === 0), go('‹', 'Previous page', view.page - 1, view.page === 0), el('span', null, 'Page ' + count(view.page + 1) + ' of ' + count(pages)),
      go('›', 'Next page', view.page + 1, last), go('»', 'Last page', pages - 1, last));
  };
  render();
  part.append(holder, pager);
  return part;
};
const choice = (options, value, act) => {
  const node = el('select', { on: { change: (event) => act(event.target.value) } }, options.map(([v, text]) => el('option', { value: v, selected: v === value }, text)));
  node.value = value;
  return node;
};
