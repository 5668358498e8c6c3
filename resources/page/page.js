'use strict';
const at = location.pathname.replace(/\/*$/, '/') + 'state?after=';
const put = (id, text) => { document.getElementById(id).textContent = text; };
const make = (name, text, kind) => {
  const one = document.createElement(name);
  one.textContent = text;
  if (kind) one.className = kind;
  return one;
};
const svg = (name, attributes) => {
  const one = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
};
const measured = (id, text, plusMinus) => {
  put(id, text);
  if (plusMinus) document.getElementById(id).append(' ', make('small', plusMinus));
};
const row = (alert, columns) => {
  const one = document.createElement('li');
  one.className = alert.tone;
  const name = make('span', alert.name);
  name.dir = 'auto';
  const bars = svg('svg', { viewBox: '0 0 ' + columns + ' 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  for (const [state, from, length] of alert.bars)
    bars.append(svg('rect', { class: state, x: from, width: length, height: 10 }));
  one.append(name, bars, make('span', alert.word, 'word'));
  return one;
};
let sequence = 0;
let heard = performance.now();
let news = '';
let most = 24;
const show = (state) => {
  sequence = state.sequence;
  document.title = state.title;
  for (const id of ['time', 'place', 'title', 'detail', 'late', 'alarm', 'event', 'since', 'left', 'more', 'next', 'people'])
    put(id, state[id]);
  measured('known', state.known, state.known_plus_minus);
  measured('told', state.told, state.told_plus_minus);
  document.getElementById('left').className = state.left_tone;
  document.getElementById('clocks').dataset.shown = state.clocks;
  document.getElementById('nextLine').dataset.shown = state.has_next;
  document.getElementById('alerts').replaceChildren(...state.alerts.map((alert) => row(alert, state.columns)));
  news = state.news;
  most = state.running === 'yes' ? 5 : 24;
};
const patience = () => {
  const control = new AbortController();
  setTimeout(() => control.abort(), 30000);
  return control.signal;
};
const follow = async () => {
  for (;;) {
    try {
      const answer = await fetch(at + sequence, { cache: 'no-store', credentials: 'omit', signal: patience() });
      if (answer.status === 200) show(await answer.json());
      else if (answer.status !== 204) throw new Error(answer.status);
      heard = performance.now();
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
};
setInterval(() => {
  const silence = Math.floor((performance.now() - heard) / 1000);
  const line = document.getElementById('news');
  line.className = silence > most ? 'stale' : '';
  line.textContent = silence > most ? 'No word from the room for ' + silence + ' s: what stands here may be old.' : news;
}, 1000);
follow();
