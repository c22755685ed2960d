// Colours that differ in lightness too; shapes and patterns carry the same meaning without them.
const palettes = {
  light: { ink: '#14181f', soft: '#5a6472', line: '#e0e4ea', card: '#ffffff', price: '#3f4a5a', buy: '#1f5fbf', sell: '#c2410c', equity: '#1f5fbf', down: '#b3341f', position: '#6d4aa8',
    series: ['#1f5fbf', '#d97706', '#0b7a53', '#8b5fbf', '#b3341f', '#4b5563', '#0e7490'] },
  dark: { ink: '#e8ecf2', soft: '#a3aebd', line: '#2a323d', card: '#171d26', price: '#b9c3d0', buy: '#7fb0ff', sell: '#ff9d5c', equity: '#7fb0ff', down: '#ff8a73', position: '#b79cf0',
    series: ['#7fb0ff', '#f2b04c', '#4cc79a', '#b79cf0', '#ff8a73', '#a3aebd', '#5cc8dd'] },
};
const state = { theme: 'light', current: 0, charts: [] };
const colours = () => palettes[state.theme];
const narrow = () => window.innerWidth < 700;

const axisText = (value) => {
  const size = Math.abs(value);
  if (size >= 1e6) return axisText(value / 1e6) + 'M';
  if (size >= 1e5) return axisText(value / 1e3) + 'k';
  return pretty(String(Number(value.toPrecision(12))));
};
const baseAxis = () => ({ axisLine: { lineStyle: { color: colours().line } }, axisTick: { show: false }, axisLabel: { color: colours().soft, fontSize: 12 }, splitLine: { lineStyle: { color: colours().line } }, nameTextStyle: { color: colours().soft, fontSize: 12 } });
const timeAxis = (span, more) => ({ ...baseAxis(), type: 'time', min: span[0], max: span[1], splitNumber: narrow() ? 3 : 8, splitLine: { show: false },
  axisLabel: { color: colours().soft, fontSize: 12, hideOverlap: true, formatter: { year: '{d} {MMM} {yyyy}', month: '{d} {MMM}', day: '{d} {MMM}', hour: '{HH}:{mm}', minute: '{HH}:{mm}', second: '{HH}:{mm}:{ss}', millisecond: '{HH}:{mm}:{ss}.{SSS}' } }, axisPointer: { label: { show: false } }, ...more });
const valueAxis = (name, more) => ({ ...baseAxis(), type: 'value', scale: true, name, nameLocation: 'end', nameGap: 12, splitNumber: 4, nameTextStyle: { color: colours().soft, fontSize: 12, align: 'left', padding: [0, 0, 0, -8] },
  axisLabel: { color: colours().soft, fontSize: 12, formatter: axisText }, ...more });
// The first of several series is plain, the others carry a pattern each.
const patterns = (several) => {
  const ink = { color: 'rgba(255,255,255,.45)', symbolSize: 1 };
  return { enabled: true, decal: { show: several, decals: [{ ...ink, symbol: 'none' }, { ...ink, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 }, { ...ink, symbol: 'circle', symbolSize: 0.7, dashArrayX: [[7, 7], [0, 7, 7, 0]], dashArrayY: [5, 0] },
    { ...ink, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 }, { ...ink, dashArrayX: [1, 0], dashArrayY: [2, 5] }, { ...ink, symbol: 'rect', symbolSize: 0.5, dashArrayX: [6, 6], dashArrayY: 6 }] } };
};
const edge = (ns) => (ns < 1e9 ? duration(ns) : count(Math.round(ns / 1e9)) + '\u00a0s');
const kindOrder = ['order', 'cancel', 'amend', 'position', 'alert', 'no_op', 'risk_hint'];
const inOrder = (names) => [...names].sort((a, b) => (kindOrder.indexOf(a) - kindOrder.indexOf(b)) || (a < b ? -1 : 1));
const grid = (more) => ({ left: narrow() ? 52 : 72, right: narrow() ? 10 : 20, top: 30, bottom: 28, ...more });

const tip = (when, rows) =>
  el('div', { class: 'tip' }, el('div', { class: 'when' }, el('span', null, when)), rows.map(([name, value]) => el('div', null, el('span', null, name), el('span', null, el('b', null, value)))));
const tooltip = (formatter, more) => ({ backgroundColor: colours().card, borderColor: colours().line, padding: [8, 12], confine: true, transitionDuration: 0, formatter, ...more });

// A chart that can be drawn again: for another theme, another width, paper.
const chart = (height, label, option, after) => {
  const node = el('div', { class: 'chart', style: 'height:' + height + 'px', role: 'img', 'aria-label': label });
  state.charts.push({ node, option, after, live: null });
  return node;
};
const draw = (entry) => {
  if (entry.live) entry.live.dispose();
  entry.live = echarts.init(entry.node, null, { renderer: 'svg' });
  const option = entry.option();
  entry.live.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colours().ink }, useUTC: true, ...option });
  if (option.group) {
    entry.live.group = option.group;
    echarts.connect(option.group);
  }
  if (entry.after) entry.after(entry.live);
};
const drawAll = () => state.charts.forEach(draw);
const resizeAll = (size) => state.charts.forEach((entry) => entry.live && entry.live.resize(size));

// Points of a curve as places on the chart, with their exact texts beside them.
const line = (curve, instance) => {
  const at = offsets(curve.t);
  const values = column(curve.v, at.length);
  return at.map((offset, i) => ({ value: [toMillis(instance.from_ns, offset), Number(values[i])], exact: values[i], offset }));
};
const span = (instance) => [toMillis(instance.from_ns, 0), toMillis(instance.to_ns, 0)];
const when = (instance, offset) => iso(BigInt(instance.from_ns) + BigInt(offset), 3) + ' UTC';
// `filter` lets the value axis follow what is visible; a stepped line needs the point before, so it keeps all.
const zoom = (slider, filterMode) => {
  const zooms = narrow() ? [] : [{ type: 'inside', xAxisIndex: 'all', filterMode, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }];
  const look = { borderColor: colours().line, fillerColor: state.theme === 'dark' ? 'rgba(127,176,255,.14)' : 'rgba(31,95,191,.10)', handleStyle: { color: colours().card, borderColor: colours().soft }, moveHandleStyle: { color: colours().line },
    dataBackground: { lineStyle: { color: colours().line }, areaStyle: { color: colours().line } }, selectedDataBackground: { lineStyle: { color: colours().soft }, areaStyle: { color: colours().line } }, textStyle: { color: colours().soft }, showDetail: false, brushSelect: false };
  zooms.push({ type: 'slider', xAxisIndex: 'all', filterMode, show: slider, height: 20, bottom: 4, ...look });
  return zooms;
};
// Distances on the screen of one fill and of many.
const markerSize = (fills) => (fills === 1 ? 10 : Math.min(15, 10 + 1.4 * Math.log2(fills)));
const marker = (side, fills) => ({ symbol: side === 'B' ? 'triangle' : 'path://M0,0 L10,0 L5,9 Z', symbolSize: markerSize(fills) });

// Fills within the visible time; where too many fall together, one marker stands for all of a side.
const markers = (instance, fills, instrument, from, to) => {
  const places = Math.max(40, Math.floor((window.innerWidth - 120) / 14));
  const groups = new Map();
  fills.forEach((fill) => {
    if (fill.instrument !== instrument || fill.ms < from || fill.ms > to) return;
    const key = fill.side + Math.floor(((fill.ms - from) / Math.max(1, to - from)) * places);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fill);
  });
  return [...groups.values()].map((group) => {
    const first = group[0];
    const qty = sum(group.map((f) => f.qty));
    const notional = sum(group.map((f) => f.notional));
    const average = Number(notional) / Number(qty);
    return { value: [group.reduce((all, f) => all + f.ms, 0) / group.length, average], group, qty, notional, side: first.side, ...marker(first.side, group.length) };
  });
};
const markerTip = (instance, quote, data) => {
  const first = data.group[0];
  const side = data.side === 'B' ? 'Buy' : 'Sell';
  if (data.group.length === 1) {
    return tip(when(instance, first.offset), [[side, pretty(first.qty) + ' @ ' + pretty(first.price)], ['Fee', pretty(first.fee) + ' ' + quote], ['Position after', pretty(first.position)], ['Realised', plus(first.realized)]]);
  }
  return tip(when(instance, first.offset) + ' …', [[side + ' fills', count(data.group.length)], ['Quantity', pretty(data.qty)], ['Average price (rounded)', pretty(String(Number(data.value[1].toPrecision(9))))], ['Turnover', pretty(data.notional) + ' ' + quote]]);
};
const bins = (series) => {
  const edges = [...new Set(series.flatMap((s) => s.bins.map((b) => b[1])))].sort((a, b) => a - b);
  return {
    grid: grid({ top: series.length > 1 ? 44 : 30, bottom: 30 }),
    legend: series.length > 1 ? { top: 0, left: 0, type: 'scroll', pageTextStyle: { color: colours().soft }, textStyle: { color: colours().soft }, itemWidth: 16, itemHeight: 10 } : undefined,
    aria: patterns(series.length > 1),
    xAxis: { ...baseAxis(), type: 'category', data: edges.map((e) => '< ' + edge(e)), axisLabel: { color: colours().soft, fontSize: 11.5, interval: Math.ceil(edges.length / (narrow() ? 5 : 8)) - 1, showMaxLabel: true }, splitLine: { show: false } },
    yAxis: valueAxis('count', { scale: false, minInterval: 1 }),
    tooltip: tooltip((items) => tip(items[0].axisValue.replace(/\u00a0/g, ' '), items.map((i) => [i.seriesName, count(i.value || 0)])), { trigger: 'axis', axisPointer: { type: 'shadow' } }),
    series: series.map((s, i) => ({ type: 'bar', name: s.name, barMaxWidth: 34, itemStyle: { color: colours().series[i] }, data: edges.map((e) => { const bin = s.bins.find((b) => b[1] === e); return bin ? bin[2] : 0; }) })),
  };
};
const stacked = (instance, spread, label) => {
  const width = Number(spread.width) / 1e6;
  const start = span(instance)[0];
  const names = inOrder(Object.keys(spread.counts));
  return {
    grid: grid({ top: 44 }),
    legend: { top: 0, left: 0, type: 'scroll', textStyle: { color: colours().soft }, itemWidth: 16, itemHeight: 10, pageTextStyle: { color: colours().soft } },
    aria: patterns(names.length > 1),
    xAxis: timeAxis([start, start + width * spread.buckets]),
    yAxis: valueAxis('count', { scale: false, minInterval: 1 }),
    tooltip: tooltip((items) => {
      const from = BigInt(instance.from_ns) + BigInt(spread.width) * BigInt(items[0].dataIndex);
      return tip(iso(from, 0) + ' + ' + duration(spread.width), items.filter((i) => i.value[1] > 0).map((i) => [i.seriesName, count(i.value[1])]).concat(items.every((i) => i.value[1] === 0) ? [[label, '0']] : []));
    }, { trigger: 'axis', axisPointer: { type: 'shadow' } }),
    series: names.map((name, i) => ({ type: 'bar', stack: 'all', name, barWidth: '80%', large: false, itemStyle: { color: colours().series[i % colours().series.length] }, data: spread.counts[name].map((n, b) => [start + width * (b + 0.5), n]) })),
  };
};
