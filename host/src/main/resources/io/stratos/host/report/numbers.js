// Exact decimals are texts; they become numbers only where a chart places a pixel.
const units = (text) => {
  const [whole, part = ''] = text.replace('-', '').split('.');
  return { sign: text.startsWith('-') ? -1n : 1n, value: BigInt(whole + part), scale: part.length };
};
const signed = (text, scale) => {
  const u = units(text);
  return u.sign * u.value * 10n ** BigInt(scale - u.scale);
};
const fromUnits = (value, scale) => {
  const minus = value < 0n;
  const digits = (minus ? -value : value).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : digits.slice(0, -scale) + '.' + digits.slice(-scale);
  const short = scale === 0 ? text : text.replace(/\.?0+$/, '');
  return (minus && short !== '0' ? '-' : '') + short;
};
// Exact sum of decimal texts.
const sum = (texts) => {
  const scale = Math.max(0, ...texts.map((t) => units(t).scale));
  return fromUnits(texts.reduce((all, t) => all + signed(t, scale), 0n), scale);
};
// Rounded half-even to `digits` places, with all of them shown.
const rounded = (text, digits) => {
  const u = units(text);
  let value = u.value;
  if (u.scale > digits) {
    const step = 10n ** BigInt(u.scale - digits);
    const rest = value % step;
    value /= step;
    if (rest * 2n > step || (rest * 2n === step && value % 2n === 1n)) value += 1n;
  } else {
    value *= 10n ** BigInt(digits - u.scale);
  }
  const digitsText = value.toString().padStart(digits + 1, '0');
  const plain = digits === 0 ? digitsText : digitsText.slice(0, -digits) + '.' + digitsText.slice(-digits);
  return (u.sign < 0n && value !== 0n ? '-' : '') + plain;
};
// For reading: thousands separated, a true minus sign.
const pretty = (text) => {
  if (text === null || text === undefined || text === '') return '–';
  const [whole, part] = String(text).replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (String(text).startsWith('-') ? '\u2212' : '') + grouped + (part ? '.' + part : '');
};
const plus = (text) => (text && !text.startsWith('-') && text !== '0' && !/^0\.0*$/.test(text) ? '+' : '') + pretty(text);
const isNegative = (text) => text !== null && text.startsWith('-');
const isZero = (text) => /^-?0(\.0*)?$/.test(text);
const count = (n) => pretty(String(n));

// A column of the data: an empty place repeats the value before.
const column = (text, length) => {
  if (length === 0) return [];
  const values = text.split(' ');
  for (let i = 1; i < values.length; i++) if (values[i] === '') values[i] = values[i - 1];
  return values;
};
// Nanoseconds since the instance's first event, from differences.
const offsets = (text) => {
  if (text === '') return [];
  let at = 0;
  return text.split(' ').map((d) => (at += Number(d)));
};
const toMillis = (fromNs, offset) => Number(BigInt(fromNs) / 1000n) / 1000 + offset / 1e6;
const iso = (ns, digits) => {
  const value = BigInt(ns);
  const seconds = value / 1000000000n;
  const part = (value % 1000000000n).toString().padStart(9, '0').slice(0, digits);
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return digits ? text + '.' + part : text;
};
const duration = (ns) => {
  const n = Number(ns);
  const fit = (value, unit) => pretty(rounded(value.toFixed(6), value < 10 ? 2 : value < 100 ? 1 : 0).replace(/\.0+$|(\.\d*?)0+$/, '$1')) + '\u00a0' + unit;
  if (n < 1e3) return n + '\u00a0ns';
  if (n < 1e6) return fit(n / 1e3, 'µs');
  if (n < 1e9) return fit(n / 1e6, 'ms');
  if (n < 6e10) return fit(n / 1e9, 's');
  if (n < 3.6e12) return fit(n / 6e10, 'min');
  return n < 1.728e14 ? fit(n / 3.6e12, 'h') : fit(n / 8.64e13, 'days');
};
const bytes = (n) => {
  if (n >= 1048576) return pretty(rounded((n / 1048576).toFixed(4), 1)) + '\u00a0MiB';
  return n >= 1024 ? pretty(rounded((n / 1024).toFixed(4), 1)) + '\u00a0KiB' : count(n) + '\u00a0B';
};
