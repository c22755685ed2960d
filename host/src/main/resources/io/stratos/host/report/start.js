const data = JSON.parse(document.getElementById('data').textContent);
const main = document.getElementById('report');
const themeButton = document.getElementById('theme');

const show = () => {
  state.charts.forEach((entry) => entry.live && entry.live.dispose());
  state.charts = [];
  const instance = { ...data.instances[state.current], venue: data.session.venue };
  const fills = readFills(instance);
  const parts = [...summary(instance, data.session), overview(data, choose), priceSection(instance, fills), valueSection(instance), positionSection(instance), intentSection(instance), latencySection(instance), fillsSection(instance, fills), costSection(instance), eventSection(instance), identitySection(instance, data)].filter(Boolean);
  main.replaceChildren(...parts);
  document.title = instance.identity.strategy + ' ' + instance.identity.version + ' – session report';
  document.getElementById('sections').replaceChildren(...parts.filter((p) => p.tagName === 'SECTION').map((p) => el('a', { href: '#' + p.id }, p.querySelector('h2').textContent)));
  drawAll();
};
const choose = (index) => {
  state.current = index;
  document.getElementById('instance').value = String(index);
  show();
  window.scrollTo(0, 0);
};
const setTheme = (theme) => {
  state.theme = theme;
  document.documentElement.setAttribute('data-theme', theme);
  themeButton.textContent = theme === 'dark' ? 'Light' : 'Dark';
  themeButton.setAttribute('aria-label', 'Switch to the ' + (theme === 'dark' ? 'light' : 'dark') + ' theme');
};

if (data.instances.length > 1) {
  const select = document.getElementById('instance');
  data.instances.forEach((instance, i) => select.append(el('option', { value: String(i) }, instance.id)));
  select.addEventListener('change', () => choose(Number(select.value)));
  document.getElementById('instance-choice').hidden = false;
}
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
setTheme(prefersDark.matches ? 'dark' : 'light');
prefersDark.addEventListener('change', (event) => { setTheme(event.matches ? 'dark' : 'light'); show(); });
themeButton.addEventListener('click', () => { setTheme(state.theme === 'dark' ? 'light' : 'dark'); show(); });

let width = window.innerWidth;
new ResizeObserver(() => {
  if ((width < 700) !== narrow()) show();
  else resizeAll();
  width = window.innerWidth;
}).observe(document.documentElement);
// On paper: light, and as wide as the page.
let themeBefore = null;
window.addEventListener('beforeprint', () => { themeBefore = state.theme; setTheme('light'); drawAll(); resizeAll({ width: 660 }); });
window.addEventListener('afterprint', () => { setTheme(themeBefore); drawAll(); });
show();
