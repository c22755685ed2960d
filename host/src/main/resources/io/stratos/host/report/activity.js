const intentSection = (instance) => {
  const data = instance.intents;
  const kinds = inOrder(Object.keys(data.kinds)).map((name) => [name, data.kinds[name]]).map(([name, counts]) => [name, counts.reduce((a, b) => a + b, 0)]);
  const total = kinds.reduce((all, k) => all + k[1], 0);
  const denied = data.denied.reduce((all, d) => all + d.count, 0);
  const part = section('intents', 'Intents and denials', total === 0 ? null : count(total) + ' intents: ' + kinds.map(([name, n]) => count(n) + ' ' + words(name).toLowerCase()).join(', ') + '. Approved ' + count(data.verdicts.approved || 0) + ', degraded ' + count(data.verdicts.degraded || 0) + ' and denied ' + count(data.verdicts.denied || 0) + ' by the gate; denied ' + count(denied - (data.verdicts.denied || 0)) + ' after it.');
  if (total === 0) part.append(empty('The strategy asked for nothing in this session.'));
  else part.append(el('h3', null, 'Intents by kind over time'), chart(narrow() ? 230 : 240, 'Intents by kind over time', () => stacked(instance, { width: data.bucket_ns, buckets: data.buckets, counts: data.kinds }, 'Intents')));
  part.append(el('h3', null, 'Denials by reason over time'));
  if (denied === 0) return part.append(empty('Nothing was denied, neither by the gate nor by the account.')), part;
  if (Object.keys(data.denials).length) part.append(chart(narrow() ? 230 : 220, 'Denials by reason over time', () => stacked(instance, { width: data.bucket_ns, buckets: data.buckets, counts: data.denials }, 'Denials')));
  const unplaced = data.denied.filter((d) => d.placed < d.count);
  part.append(table('Denials by reason', headed('Reason', '#Count', 'Meaning', 'Next step'), data.denied.map((d) => row([{ text: d.code }, num(count(d.count)), { text: d.meaning }, { text: d.next_step }]))));
  if (unplaced.length) part.append(el('p', { class: 'sub' }, 'Counted, but without a recorded time: ' + unplaced.map((d) => count(d.count - d.placed) + ' ' + d.code).join(', ') + '.'));
  return part;
};

const share = (used, limit) => (limit > 0 ? pretty(rounded(String(((100 * used) / limit).toFixed(6)), 1)) + '\u00a0%' : '–');
const latencySection = (instance) => {
  const data = instance.latency;
  const use = instance.budget;
  const part = section('latency', 'Latency and budgets', 'Order latency is session time, as the venue’s model gave it. Callback latency is real time on the machine that ran the session.');
  const kinds = [['Order sent to acknowledged', data.acknowledge], ['Order sent to first fill', data.fill], ['Cancel sent to canceled', data.cancel]].filter((k) => k[1]);
  const times = (d) => [num(count(d.count)), num(duration(d.p50)), num(duration(d.p90)), num(duration(d.p99)), num(duration(d.max))];
  const left = el('div', null, el('h3', null, 'Order latency'));
  if (kinds.length === 0) left.append(empty('No order was sent.'));
  else left.append(chart(230, 'Histogram of order latency', () => bins(kinds.map(([name, d]) => ({ name, bins: d.bins })))), table('Order latency', headed('Order latency', '#Count', '#p50', '#p90', '#p99', '#Max'), kinds.map(([name, d]) => row([{ text: name }, ...times(d)]))));
  const right = el('div', null, el('h3', null, 'Callback latency'));
  if (!data.callback) right.append(empty('Not part of this report: it depends on the machine, and the same session must give the same report. The option --measurements of the command “report” adds what was measured, where it was.'));
  else right.append(chart(230, 'Histogram of callback latency', () => bins([{ name: 'Callbacks', bins: data.callback.bins }])), table('Callback latency', headed('Callback latency', '#Count', '#p50', '#p90', '#p99', '#Max'), [row([{ text: 'Callback' }, ...times(data.callback)])]),
    data.callback.count < use.events && el('p', { class: 'sub' }, 'Measured by the process that ended the run; it ran ' + count(data.callback.count) + ' of the callbacks.') || '');
  part.append(el('div', { class: 'two' }, left, right));
  const limits = use.limits;
  const line = (name, used, limit, show, missing) => row([{ text: name }, num(used === null ? missing : show(used)), num(limit ? show(limit) : 'runtime’s default'), num(used === null || !limit ? '–' : share(used, limit))]);
  const recorded = Object.keys(limits).length > 0;
  const m = data.callback;
  const budget = el('div', null, el('h3', null, 'Budget use, highest'), recorded ? table('Budget use', headed('Budget', '#Used', '#Limit', '#Share'), [
    line('Intents per event', use.intents_per_event_max, limits.intents_per_event, count), line('Intents in any second', use.intents_per_second_max, limits.intents_per_second, count), line('Intents, whole life', use.intents, limits.intents_per_instance, count),
    line('Callback time (not enforced in simulated time)', m ? m.max : null, limits.callback_timeout_ns, duration, 'not in this report'), line('Guest memory', m && m.memory_max ? m.memory_max : null, limits.memory_bytes, bytes, m ? 'not counted' : 'not in this report'),
    line('Fuel per callback', m && m.fuel_max ? m.fuel_max : null, limits.fuel_per_callback, count, m ? 'not counted' : 'not in this report')]) : empty('The limits of this session are not recorded.'));
  const calls = Object.entries(use.callbacks);
  const called = el('div', null, el('h3', null, 'Callbacks'), calls.length === 0 ? empty('The strategy was never called.') : table('Callbacks by input', headed('Input', '#Calls'), [
    ...calls.map(([name, n]) => row([{ text: name }, num(count(n))])), row([{ text: 'All' }, num(count(calls.reduce((all, c) => all + c[1], 0)))], 'sum')]),
    el('p', { class: 'sub' }, 'Faults: ' + count(use.faults) + '. Fuel over all callbacks: ' + (use.fuel > 0 ? count(use.fuel) + '.' : 'not counted by this runtime.')));
  part.append(el('div', { class: 'two' }, budget, called));
  return part;
};

const costSection = (instance) => {
  const h = instance.headline;
  const venue = instance.venue;
  const part = section('costs', 'Costs', 'Fees as charged. Slippage of a taker fill is its price against the last price the strategy had been shown when it asked; above zero is worse.');
  if (instance.costs.length === 0) return part.append(empty('Nothing was traded, so nothing was paid.')), part;
  const rows = instance.costs.map((c) => row([{ text: words(c.liquidity) }, num(count(c.fills)), amount(c.notional), amount(c.fees), num(c.fees_bps === null ? '–' : pretty(rounded(c.fees_bps, 2))),
    c.slippage === null ? num(c.liquidity === 'taker' ? 'not recorded' : '–') : amount(c.slippage, null, true), num(c.slippage_bps === null ? '–' : plus(rounded(c.slippage_bps, 2)))]));
  const known = instance.costs.filter((c) => c.slippage !== null);
  rows.push(row([{ text: 'All' }, num(count(h.fills)), amount(h.turnover), amount(h.fees), num('–'), num(known.length ? plus(sum(known.map((c) => c.slippage))) : '–'), num('–')], 'sum'));
  part.append(table('Costs by liquidity' + (instance.quote ? ', ' + instance.quote : ''), headed('Liquidity', '#Fills', '#Turnover', '#Fees', '#Fees (bps)', '#Slippage', '#Slippage (bps)'), rows));
  const unknown = instance.costs.reduce((all, c) => all + c.slippage_unknown, 0);
  if (unknown > 0) part.append(el('p', { class: 'sub' }, count(unknown) + ' taker fills are left out of the slippage: the price known then is not recorded.'));
  if (venue) part.append(el('p', { class: 'sub' }, 'The venue charged ' + venue.maker_fee_bps + ' bps to makers and ' + venue.taker_fee_bps + ' bps to takers, filled takers at the assumed best price ' + venue.half_spread_ticks + ' tick(s) from the last, plus ' + venue.taker_slippage_ticks + ' tick(s).'));
  return part;
};

const eventSection = (instance) => {
  const data = instance.occurrences;
  const part = section('events', 'Alerts, faults and safety', null);
  if (data.count === 0) return part.append(empty('No alert, no fault and no change of the interlock in this session.')), part;
  part.append(table('First ' + count(data.rows.length) + ' of ' + count(data.count), headed('Time (UTC)', 'Kind', 'What', 'Detail'), data.rows.map(([offset, kind, what, detail]) =>
    row([{ text: iso(BigInt(instance.from_ns) + BigInt(offset), 3), kind: 'time' }, { text: kind }, { text: what }, { text: detail }]))));
  if (data.count > data.rows.length) part.append(el('p', { class: 'sub' }, count(data.count - data.rows.length) + ' more stand in the journal.'));
  return part;
};

const identitySection = (instance, data) => {
  const id = instance.identity;
  const session = data.session;
  const missing = 'not recorded';
  const part = section('identity', 'Run identity', 'What this session was, by content. The same inputs give the same run id, digests and audit head.');
  const settings = (named) => (named && Object.keys(named).length ? facts(Object.entries(named).map(([k, v]) => [k, v])) : empty(named ? 'No configuration value.' : 'Not recorded in this session.'));
  part.append(el('div', { class: 'two' },
    el('div', null, el('h3', null, 'Instance'), facts([['Instance', instance.id], ['Account', id.account], ['Strategy', id.strategy + ' ' + id.version], ['Runtime', id.runtime ? words(id.runtime) : missing], ['Turns', count(id.turns) + (id.finished ? ', tape played to its end' : ', not finished')], ['Health', (id.health ? words(id.health) : missing) + (id.reason && id.reason !== 'OK' ? ': ' + id.reason + ', ' + id.reason_meaning : '')],
      ['Checkpoints', count(id.checkpoints)], ['Orders', count(instance.orders.sent) + ' sent' + Object.entries(instance.orders.ends).map(([k, n]) => ', ' + count(n) + ' ' + words(k).toLowerCase()).join('')], ['Books', id.reconciles ? 'The journal’s fills add up to the account’s rows' : 'THE JOURNAL’S FILLS DO NOT ADD UP TO THE ACCOUNT’S ROWS', id.reconciles ? null : 'down']])),
    el('div', null, el('h3', null, 'Session'), facts([['Run id', id.run_id, 'hash'], ['Seed', session.seed], ['Tape', session.tape_name ? session.tape_name + ', ' + count(session.tape_events) + ' ' + words(session.tape_kind).toLowerCase() + ' events' : missing], ['Tape SHA-256', session.tape_sha256, 'hash'], ['Bundle SHA-256', id.bundle_sha256, 'hash'], ['Configuration SHA-256', id.config_sha256, 'hash'], ['Venue SHA-256', session.venue_sha256, 'hash'], ['Audit head', data.audit_head, 'hash'], ['Journal', count(data.audit_records) + ' records']]))),
  el('div', { class: 'two' }, el('div', null, el('h3', null, 'Configuration'), settings(id.config)), el('div', null, el('h3', null, 'Venue policy'), settings(session.venue))));
  return part;
};
