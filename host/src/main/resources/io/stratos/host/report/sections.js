const figure = (name, value, unit, note, tone, exact) =>
  el('div', { class: 'figure' }, el('dt', null, name), el('dd', { class: tone, title: exact }, value, unit && el('small', null, unit)), el('p', null, note));
const tone = (text) => (isZero(text) ? null : isNegative(text) ? 'down' : 'up');
const percent = (text) => (text === null ? null : plus(rounded(text, 2)) + '\u00a0%');
const money = (text) => rounded(text, 2);

const summary = (instance, session) => {
  const h = instance.headline;
  const id = instance.identity;
  const ok = id.health === 'HEALTHY';
  const closed = h.wins + h.losses + h.break_even;
  const heading = el('h1', { id: 'summary' }, id.strategy + ' ' + id.version);
  const symbols = instance.instruments.map((i) => i.symbol).join(', ');
  const length = BigInt(instance.to_ns) - BigInt(instance.from_ns);
  const lead = el('p', { class: 'lead' },
    el('span', { class: 'tag ' + (ok ? 'good' : 'bad') }, id.health ? words(id.health) + (id.reason !== 'OK' ? ': ' + id.reason : '') : 'No turn committed'),
    [symbols, id.runtime && words(id.runtime), session.tape_name && 'tape ' + session.tape_name, iso(instance.from_ns, 0) + ' to ' + iso(instance.to_ns, 0) + ' UTC (' + duration(length) + ')'].filter(Boolean).join(' · '));
  const market = instance.instruments.find((i) => i.change_pct !== null);
  const figures = el('dl', { class: 'cards' },
    figure('Net P&L', plus(money(h.net_profit)), instance.quote, h.return_pct === null ? 'starting equity not recorded' : 'return ' + percent(h.return_pct), tone(h.net_profit), h.net_profit),
    figure('Final equity', pretty(money(h.final_equity)), instance.quote, instance.has_start_equity ? 'from ' + pretty(h.start_equity) : 'counted from zero', null, h.final_equity),
    figure('Max drawdown', pretty(money(h.max_drawdown)), instance.quote, h.max_drawdown_pct === null || isZero(h.max_drawdown) ? 'equity never fell below a peak' : pretty(rounded(h.max_drawdown_pct, 2)) + '\u00a0% of the peak before', isZero(h.max_drawdown) ? null : 'down', h.max_drawdown),
    figure('Fees', pretty(money(h.fees)), instance.quote, isZero(h.turnover) ? 'nothing traded' : 'on a turnover of ' + pretty(money(h.turnover)), null, h.fees),
    figure('Fills', count(h.fills), null, count(instance.orders.sent) + ' orders sent, ' + count(instance.orders.with_fill) + ' with a fill', null, null),
    figure('Win rate', closed === 0 ? '–' : pretty(rounded(String((100 * h.wins / closed).toFixed(6)), 1)), closed === 0 ? null : '%', closed === 0 ? 'no position was closed' : count(h.wins) + ' of ' + count(closed) + ' closing fills, before fees', null, null),
    figure('Profit factor', h.profit_factor === null ? '–' : pretty(rounded(h.profit_factor, 2)), null, 'gains ' + pretty(money(h.gains)) + ' / losses ' + pretty(money(h.losing)), null, h.profit_factor),
    figure('Market', market ? percent(market.change_pct) : '–', null, market ? market.symbol + ' ' + pretty(market.first_price) + ' → ' + pretty(market.last_price) : 'no price was delivered', null, null));
  return [heading, lead, figures];
};

const overview = (data, select) => {
  if (data.instances.length < 2) return null;
  const part = section('instances', 'Instances', 'Each has its own account. Choose one to see it in full.');
  part.append(table('All instances of the session', headed('Instance', 'Health', '#Net P&L', '#Return', '#Max drawdown', '#Fees', '#Fills', '#Final equity'), data.instances.map((instance, i) => {
    const h = instance.headline;
    return row([{ text: el('button', { type: 'button', class: 'link', 'aria-current': i === state.current && 'true', on: { click: () => select(i) } }, instance.id + (i === state.current ? ' (shown)' : '')) },
      { text: instance.identity.health ? words(instance.identity.health) : 'No turn' }, amount(h.net_profit, tone(h.net_profit), true), num(percent(h.return_pct) || '–'), amount(h.max_drawdown), amount(h.fees), num(count(h.fills)), amount(h.final_equity)]);
  })));
  return part;
};

const zoomTools = (charts) => {
  const act = (change) => () => charts().forEach((live) => {
    const zooms = live.getOption().dataZoom;
    const dataZoomIndex = zooms.findIndex((z) => z.type === 'slider');
    const [start, end] = change(zooms[dataZoomIndex].start, zooms[dataZoomIndex].end);
    live.dispatchAction({ type: 'dataZoom', dataZoomIndex, start, end });
  });
  const button = (text, label, change) => el('button', { type: 'button', 'aria-label': label, title: label, on: { click: act(change) } }, text);
  const move = (part) => (s, e) => { const step = (e - s) * part; const by = Math.max(-s, Math.min(100 - e, step)); return [s + by, e + by]; };
  return el('div', { class: 'tools', role: 'group', 'aria-label': 'Zoom in time' },
    button('−', 'Zoom out', (s, e) => [Math.max(0, s - (e - s) / 2), Math.min(100, e + (e - s) / 2)]), button('+', 'Zoom in', (s, e) => [s + (e - s) / 4, e - (e - s) / 4]),
    button('‹', 'Earlier', move(-0.5)), button('›', 'Later', move(0.5)), button('All', 'Whole session', () => [0, 100]));
};

const priceSection = (instance, fills) => {
  const priced = instance.instruments.filter((i) => i.price);
  const listed = priced.length ? priced : instance.instruments;
  const view = { shown: listed[0] };
  let entry = null;
  const points = () => (view.shown && view.shown.price ? line(view.shown.price, instance) : []);
  const option = () => {
    const at = span(instance);
    return {
      group: 'time', grid: grid({ bottom: 58 }), xAxis: timeAxis(at), yAxis: valueAxis('Price' + (instance.quote ? ' (' + instance.quote + ')' : '')), dataZoom: zoom(true, 'filter'),
      tooltip: tooltip((items) => {
        const fill = items.find((i) => i.data.group);
        if (fill) return markerTip(instance, instance.quote, fill.data);
        return items.length ? tip(when(instance, items[0].data.offset), [['Price', pretty(items[0].data.exact)]]) : '';
      }, { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colours().soft, type: 'dashed' } } }),
      series: [
        { type: 'line', name: 'Price', data: points(), showSymbol: false, lineStyle: { width: 1.2, color: colours().price }, itemStyle: { color: colours().price }, z: 2 },
        { type: 'scatter', name: 'Buy', data: [], itemStyle: { color: colours().buy, borderColor: colours().card, borderWidth: 1 }, z: 4 },
        { type: 'scatter', name: 'Sell', data: [], itemStyle: { color: colours().sell, borderColor: colours().card, borderWidth: 1 }, z: 4 },
      ],
    };
  };
  const place = (live) => {
    const zoomed = live.getOption().dataZoom.find((z) => z.type === 'slider');
    const [first, last] = span(instance);
    const from = first + ((last - first) * zoomed.start) / 100;
    const to = first + ((last - first) * zoomed.end) / 100;
    const all = markers(instance, fills, view.shown ? view.shown.number : 0, from, to);
    live.setOption({ series: [{}, { data: all.filter((m) => m.side === 'B') }, { data: all.filter((m) => m.side === 'S') }] });
  };
  const after = (live) => {
    let waiting = 0;
    live.on('datazoom', () => { clearTimeout(waiting); waiting = setTimeout(() => place(live), 60); });
    place(live);
  };
  const bars = view.shown && view.shown.price;
  const about = bars ? count(view.shown.price.points) + ' prices as delivered to the strategy' + (view.shown.price.shown < view.shown.price.points ? '; the line keeps first, lowest, highest and last of each of 1,200 spans of time' : '') + (fills.length ? '. Fills that fall together share a larger marker; zoom in to part them.' : '.')
    : 'No price was delivered to this instance.';
  const tools = el('div', { class: 'tools' }, listed.length > 1 && el('label', null, choice(listed.map((i) => [String(i.number), i.symbol]), String(view.shown.number), (v) => { view.shown = listed.find((i) => String(i.number) === v); draw(entry); })), zoomTools(() => [entry.live]));
  const part = section('price', 'Price and fills', about, tools);
  if (!bars && fills.length === 0) return part.append(empty('Neither a price nor a fill is recorded for this instance.')), part;
  const sign = (side, colour, path) => {
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    mark.setAttribute('viewBox', '0 0 10 10');
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    shape.setAttribute('d', path);
    shape.setAttribute('fill', colour);
    mark.append(shape);
    return el('span', null, mark, side);
  };
  const buys = fills.filter((f) => f.side === 'B').length;
  part.append(el('div', { class: 'legend' }, sign('Buy, ' + count(buys) + ' fills', colours().buy, 'M0,9 L10,9 L5,0 Z'), sign('Sell, ' + count(fills.length - buys) + ' fills', colours().sell, 'M0,1 L10,1 L5,10 Z')),
    chart(narrow() ? 320 : 420, 'Price over time with ' + count(buys) + ' buy and ' + count(fills.length - buys) + ' sell fills; all fills are in the table of trades', option, after));
  entry = state.charts[state.charts.length - 1];
  return part;
};

const valueSection = (instance) => {
  const h = instance.headline;
  const part = section('equity', 'Equity and drawdown', 'Equity at the last delivered price: start, cash moved by fills, fees paid and what is held. Drawdown is the distance below the highest equity before.');
  if (instance.fills.count === 0) return part.append(empty('Nothing was filled, so equity stayed at ' + pretty(h.start_equity) + ' ' + instance.quote + '.')), part;
  const equity = line(instance.equity, instance);
  const drawdown = line(instance.drawdown, instance);
  part.append(chart(narrow() ? 360 : 420, 'Equity from ' + h.start_equity + ' to ' + h.final_equity + ', largest drawdown ' + h.max_drawdown, () => ({
    group: 'time', grid: [grid({ bottom: '44%' }), grid({ top: '66%', bottom: 28 })],
    xAxis: [timeAxis(span(instance), { axisLabel: { show: false }, axisLine: { show: false } }), timeAxis(span(instance), { gridIndex: 1 })],
    yAxis: [valueAxis('Equity' + (instance.quote ? ' (' + instance.quote + ')' : '')), valueAxis('Drawdown', { gridIndex: 1, splitNumber: 2, max: 0 })],
    dataZoom: zoom(false, 'filter'), axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: tooltip((items) => (items.length ? tip(when(instance, items[0].data.offset), items.map((i) => [i.seriesName, pretty(i.data.exact)])) : ''), { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colours().soft, type: 'dashed' } } }),
    series: [
      { type: 'line', name: 'Equity', data: equity, showSymbol: false, lineStyle: { width: 1.6, color: colours().equity }, itemStyle: { color: colours().equity },
        markLine: { silent: true, symbol: 'none', label: { formatter: 'start', color: colours().soft, position: 'insideStartTop' }, lineStyle: { color: colours().soft, type: 'dashed', width: 1 }, data: [{ yAxis: Number(h.start_equity) }] } },
      { type: 'line', name: 'Drawdown', xAxisIndex: 1, yAxisIndex: 1, data: drawdown, showSymbol: false, lineStyle: { width: 1, color: colours().down }, itemStyle: { color: colours().down }, areaStyle: { color: colours().down, opacity: 0.18, origin: 'end' } },
    ],
  })));
  part.append(table('Result, exact', headed('Result', '#' + (instance.quote || 'Amount')), [
    row(['Realised P&L before fees', amount(h.realized, null, true)]), row(['Unrealised P&L at the end', amount(h.unrealized, null, true)]), row(['Fees', num(pretty(fromUnits(-signed(h.fees, units(h.fees).scale), units(h.fees).scale)))]), row(['Net P&L', amount(h.net_profit, null, true)], 'sum')], 'narrow'));
  return part;
};

const positionSection = (instance) => {
  const held = instance.instruments.filter((i) => i.position);
  const part = section('position', 'Position', 'Signed quantity after each fill: above zero long, below zero short.');
  if (held.length === 0) return part.append(empty('The strategy never held a position.')), part;
  held.forEach((i) => {
    const points = line(i.position, instance);
    const last = { ...points[points.length - 1], value: [span(instance)[1], points[points.length - 1].value[1]] };
    part.append(chart(narrow() ? 180 : 210, 'Position in ' + i.symbol + ', at the end ' + i.held, () => ({
      group: 'time', grid: grid({}), xAxis: timeAxis(span(instance)), yAxis: valueAxis(i.symbol + (i.base ? ' (' + i.base + ')' : ''), { scale: false, splitNumber: 3 }), dataZoom: zoom(false, 'none'),
      tooltip: tooltip((items) => (items.length ? tip(when(instance, items[0].data.offset), [['Position', pretty(items[0].data.exact) + ' ' + i.base]]) : ''), { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: colours().soft, type: 'dashed' } } }),
      series: [{ type: 'line', step: 'end', name: 'Position', data: [...points, last], showSymbol: false, lineStyle: { width: 1.3, color: colours().position }, itemStyle: { color: colours().position }, areaStyle: { color: colours().position, opacity: 0.14 } }],
    })), el('p', { class: 'sub' }, 'At the end: ' + pretty(i.held) + ' ' + i.base + (i.valued ? '' : '; another quote asset than the equity’s, so its value is not in it') + '.'));
  });
  return part;
};
